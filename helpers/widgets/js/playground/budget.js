// The budget: how many parameters an RNN, a GRU and an LSTM have, by the formula and as torch counts them.
import { choice, slider } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { onPage } from "../kit/page.js";
import { emit, start } from "../kit/widget.js";
import { budgetBars, grouped, ratioText } from "./budget_bars.js";
import { BUDGET_KINDS, BUDGET_LIMITS, countKinds, niceBudget, readBudget } from "./budget_count.js";

/** @typedef {import("./budget_count.js").Found} Found */

/**
 * "2 · 3 · 128 · (64 + 128 + 2)": one part of a count with its numbers.
 * @type {(part: {from: number, to: number, reads: number}, blocks: number, hidden: number, shape: any) => string}
 */
function partText({ from, to, reads }, blocks, hidden, { directions, biases }) {
  const copies = [to - from + 1, directions].filter((v) => v > 1);
  return `${[...copies, blocks, hidden].join(" · ")} · (${reads} + ${hidden} + ${biases})`;
}

/**
 * Text that stays on one line.
 * @type {(text: string) => HTMLElement}
 */
function together(text) {
  return h("span", { class: "gkm-together" }, text);
}

/** @type {(part: {from: number, to: number}) => string} */
function partName({ from, to }) {
  return from === to ? `layer ${from}` : `layers ${from} and ${to}`;
}

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say } = start(el, "budget", "Budget: how many parameters a layer has", "try");
  el.classList.add("gkm-explorer");
  let at = readBudget(model.get("state")),
    found = [];

  const bars = budgetBars();
  const moved = (change) => (value) => {
    change(value);
    update();
  };
  const chosen = (name) => (value) => {
    at[name] = Number(value);
    place();
    update();
    rest();
  };
  const sizeSlider = (label, limits, oninput) => {
    const made = slider({
      label,
      min: limits[0],
      max: limits[1],
      step: 1,
      value: limits[0],
      format: String,
      oninput: moved(oninput),
    });
    made.input.addEventListener("change", rest);
    return made;
  };
  const inputs = sizeSlider("input size I", BUDGET_LIMITS.inputs, (v) => {
    at.inputs = v;
  });
  const hidden = sizeSlider("hidden size H", BUDGET_LIMITS.hidden, (v) => {
    at.hidden = v;
  });
  const own = BUDGET_KINDS.map(([kind, name]) => ({
    kind,
    one: sizeSlider(`H of the ${name}`, BUDGET_LIMITS.hidden, (v) => {
      at.own[kind] = v;
    }),
  }));
  const budget = slider({
    label: "budget",
    min: 3,
    max: 6,
    step: 0.01,
    value: 5,
    format: (v) => grouped(niceBudget(v)),
    oninput: moved((v) => {
      at.budget = niceBudget(v);
    }),
  });
  budget.input.addEventListener("change", rest);
  /** @type {(name: string, legend: string, options: [string, string][]) => ReturnType<typeof choice<string>>} */
  const pick = (name, legend, options) => choice({ legend, options, value: "", onchange: chosen(name) });
  const mode = choice({
    legend: "Compare at",
    value: "",
    options: [
      ["same", "the same size"],
      ["own", "sizes of their own"],
      ["budget", "the same budget"],
    ],
    onchange(value) {
      if (value === "own" && at.mode === "same") for (const { kind } of own) at.own[kind] = at.hidden;
      at.mode = value;
      place();
      update();
      rest();
    },
  });
  const layers = pick("layers", "Layers", [
    ["1", "1"],
    ["2", "2"],
    ["3", "3"],
  ]);
  const directions = pick("directions", "Directions", [
    ["1", "one"],
    ["2", "two"],
  ]);
  const biases = pick("biases", "Biases a row", [
    ["1", "one (textbook)"],
    ["2", "two (PyTorch)"],
  ]);
  const formula = h("p", { class: "gkm-budget-formula" }),
    finding = h("p", { class: "gkm-finding" }),
    torchLine = h("p", { class: "gkm-note" });
  const cards = BUDGET_KINDS.map(([kind, name]) => {
    const sums = h("div"),
      total = h("p", { class: "gkm-budget-total" }),
      left = h("p"),
      torch = h("p");
    return {
      sums,
      total,
      left,
      torch,
      root: h("div", { class: "gkm-budget-card", "data-kind": kind }, h("h4", {}, name), sums, total, left, torch),
    };
  });
  el.append(
    mode.root,
    h(
      "div",
      { class: "gkm-desk" },
      h(
        "div",
        {},
        inputs.root,
        hidden.root,
        ...own.map(({ one }) => one.root),
        budget.root,
        h("div", { class: "gkm-budget-choices" }, layers.root, directions.root, biases.root),
      ),
      h("div", {}, bars.root, finding),
    ),
    formula,
    h("div", { class: "gkm-budget-cards" }, ...cards.map((one) => one.root)),
    torchLine,
  );

  // Brings the controls to where the state is.
  function place() {
    inputs.set(at.inputs);
    hidden.set(at.hidden);
    for (const { kind, one } of own) one.set(at.own[kind]);
    budget.set(Math.log10(at.budget));
    mode.set(at.mode);
    layers.set(String(at.layers));
    directions.set(String(at.directions));
    biases.set(String(at.biases));
    hidden.root.hidden = at.mode !== "same";
    for (const { one } of own) one.root.hidden = at.mode !== "own";
    budget.root.hidden = at.mode !== "budget";
  }

  function update() {
    found = countKinds(at);
    bars.draw(found, at.mode === "budget" ? at.budget : null);
    const first = `G · H · (I + H + ${at.biases})`;
    formula.replaceChildren(
      h("strong", {}, at.directions > 1 ? `2 · ${first}` : first),
      " with G = 1 for the RNN, 3 for the GRU, 4 for the LSTM.",
      at.layers > 1
        ? ` A later layer reads ${at.directions > 1 ? "2H values, both directions'," : "H values"} instead of I.`
        : "",
    );
    found.forEach(({ blocks, parts, hidden: units, count, next }, k) => {
      const { sums, total, left } = cards[k],
        several = parts.length > 1;
      sums.replaceChildren(
        ...parts.map((part) =>
          h(
            "p",
            {},
            several ? h("span", { class: "gkm-how" }, `${partName(part)}: `) : "",
            together(partText(part, blocks, units, at)),
            several ? together(` = ${grouped(part.count)}`) : "",
          ),
        ),
      );
      setText(total, units ? `= ${grouped(count)}` : "not even one unit fits");
      left.hidden = at.mode !== "budget";
      setText(
        left,
        units
          ? `H = ${units} fits, ${grouped(at.budget - count)} left over. H = ${units + 1} needs ${grouped(next)}.`
          : `H = 1 needs ${grouped(next)}.`,
      );
    });
    setText(finding, findingText());
    compare();
  }

  function findingText() {
    const [rnn, gru, lstm] = found;
    if (at.mode === "budget")
      return `${grouped(at.budget)} parameters buy ${rnn.hidden} units of an RNN, ${gru.hidden} of a GRU, ${lstm.hidden} of an LSTM.`;
    if (at.mode === "own")
      return `A GRU of ${gru.hidden} units has ${(gru.count / lstm.count).toFixed(2)} times as many parameters as an LSTM of ${lstm.hidden}.`;
    return "At the same size it is 1 : 3 : 4, whatever the size: one block of rows, three, four.";
  }

  // Torch's counts beside ours, as far as they are of what is shown.
  function compare() {
    const counted = model.get("counted") || {},
      kinds = counted.kinds || {};
    const current =
      Object.keys(kinds).length && ["inputs", "layers", "directions"].every((name) => counted[name] === at[name]);
    const verdicts = found.map(({ kind, hidden: units, count }, k) => {
      const theirs = kinds[kind],
        known = current && units > 0 && theirs?.hidden === units;
      cards[k].torch.hidden = !known;
      cards[k].torch.replaceChildren();
      if (!known) return units > 0 ? null : true;
      const agrees = theirs.all - (at.biases === 1 ? theirs.second : 0) === count;
      const taken =
        at.biases === 1
          ? `torch: ${grouped(theirs.all)} − ${grouped(theirs.second)} = ${grouped(theirs.all - theirs.second)}`
          : `torch: ${grouped(theirs.all)}`;
      cards[k].torch.replaceChildren(together(taken), " ", together(agrees ? "✓ agrees" : "✗ differs"));
      return agrees;
    });
    const asked = verdicts.some((one) => one === null);
    const one =
      at.biases === 1
        ? " A layer of torch has two biases a row or, with bias=False, none; so one is its count less the second of them."
        : "";
    setText(
      torchLine,
      !Object.keys(kinds).length
        ? "By torch: run in JupyterLab to let torch count."
        : asked
          ? "By torch: counting …"
          : `By torch: ${built()}; ${verdicts.every(Boolean) ? "its counts agree." : "its counts differ from the formula."}${one}`,
    );
    return !asked && verdicts.every(Boolean);
  }

  function built() {
    return onPage()
      ? "it built such layers when this page was made, and their shapes are worked out for your sizes"
      : 'it built these layers on its device "meta", which has shapes and no numbers';
  }

  function label() {
    const rows = found.map(({ name, hidden: units, count }, k) =>
      units
        ? `${name} with H = ${units}: ${grouped(count)} ${ratioText(found, k)}`.trim()
        : `${name}: not even one unit fits`,
    );
    bars.root.setAttribute(
      "aria-label",
      `Parameters, as bars. ${rows.join("; ")}${at.mode === "budget" ? `; the budget is ${grouped(at.budget)}` : ""}.`,
    );
    return rows.join("; ");
  }

  function ask() {
    const sizes = Object.fromEntries(found.filter((one) => one.hidden > 0).map((one) => [one.kind, one.hidden]));
    emit(model, "count", { inputs: at.inputs, layers: at.layers, directions: at.directions, sizes });
  }

  function rest() {
    model.set("state", structuredClone(at));
    model.save_changes();
    say(`${label()}.`);
    if (!compare()) ask();
  }

  model.on("change:counted", () => {
    if (compare()) say("torch counts the same.");
  });
  model.on("change:state", () => {
    const given = readBudget(model.get("state"));
    if (JSON.stringify(given) === JSON.stringify(at)) return;
    at = given;
    place();
    update();
    label();
  });
  place();
  update();
  label();
  if (!compare()) ask();
}

export default { render };
