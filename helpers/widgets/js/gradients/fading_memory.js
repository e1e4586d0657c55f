// Fading memory: how much the last state of a small network would change if a word of the sentence did, for each word.
import { button, choice, slider } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { num } from "../kit/numbers.js";
import { start } from "../kit/widget.js";
import { fade, MOST_WORDS, ratePerStep, readFading, SENTENCES, wordsOf } from "./fading.js";
import { colourOf, curveKeys, logChart, logLimits, power } from "./log_chart.js";
import { kindName, offeredKinds } from "./random_weights.js";

/**
 * Labels for the words, from the last one back as far as there is room (a letter takes up to 10 of 400), in a second row where the first is
 * taken; numbers where words are many.
 * @type {(words: string[]) => [number, string, number][]}
 */
function ticksOf(words) {
  const last = Math.max(1, words.length - 1);
  /** @type {[number, string, number][]} */
  const ticks = [];
  const free = [400, 400];
  for (let k = words.length - 1; k >= 0; k -= 1) {
    const text = words.length > 14 ? String(k + 1) : words[k],
      wide = 10 * (text.length + 1),
      middle = (400 * k) / last;
    const right = k === last ? 400 : k === 0 ? wide : middle + wide / 2;
    const row = free.findIndex((room) => right <= room);
    if (row < 0) continue;
    ticks.push([k / last, text, row]);
    free[row] = right - wide;
  }
  return ticks;
}

/** @type {(share: number) => string} */
function percent(share) {
  if (share >= 0.0995) return `${Math.round(100 * share)} %`;
  if (share >= 0.001) return `${(100 * share).toFixed(1)} %`;
  return `10${power(Math.log10(share)).slice(2)}`;
}

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say } = start(
    el,
    "fading-memory",
    "Fading memory: how much of each word reaches the end of a sentence",
    "try",
  );
  el.classList.add("gkm-explorer");
  const stored = model.get("stored");
  const offered = offeredKinds(model.get("networks"));
  const at = readFading(model.get("state"), offered);
  let told = "";

  const chart = logChart(
    offered.map(([key]) => ({ key, quantity: colourOf(key), class: "gkm-other" })),
    "word of the sentence",
    "influence on the end, share of the last word's",
    2,
  );
  const label = h("span", { class: "gkm-label" });
  const finding = h("p", { class: "gkm-finding" });
  const note = h("p");
  const list = h("ol", { class: "gkm-words" });
  const field = h("input", { type: "text", maxlength: 600, value: at.sentence, spellcheck: "false" });
  const own = h("label", { class: "gkm-field" }, h("span", {}, "A sentence, yours if you like"), field);
  field.addEventListener("input", () => {
    at.sentence = field.value;
    update();
  });
  field.addEventListener("change", rest);
  const presets = h("div", { class: "gkm-row" });
  const kinds = choice({
    legend: "Network",
    options: offered,
    value: at.kind,
    onchange(kind) {
      at.kind = kind;
      update();
      rest();
    },
  });
  const state = choice({
    legend: "Weights",
    options: [
      ["no", "untrained"],
      ["yes", "trained on was or were, 24 words"],
    ],
    value: at.trained ? "yes" : "no",
    onchange(value) {
      at.trained = value === "yes";
      choose(SENTENCES[at.trained ? "trained" : "untrained"][at.trained ? 2 : 0]);
      offer();
    },
  });
  const bias = slider({
    label: "bias of the gate that keeps",
    min: -2,
    max: 6,
    step: 0.1,
    value: at.bias,
    quantity: "forget",
    format: (v) => num(v, 1),
    oninput(value) {
      at.bias = value;
      update();
    },
  });
  bias.input.addEventListener("change", rest);
  const fresh = button("New weights", () => {
    at.seed += 1;
    update();
    rest();
  });
  const controls = h("div", { class: "gkm-row" }, fresh);
  const rows = h("tbody");
  const table = h(
    "details",
    {},
    h("summary", {}, "The numbers"),
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h("tr", {}, h("th", { scope: "col" }, "word"), ...offered.map(([, name]) => h("th", { scope: "col" }, name))),
      ),
      rows,
    ),
  );
  const legend = curveKeys(offered.map(([key, name]) => [name, colourOf(key), "gkm-other"]));
  kinds.root.hidden = legend.root.hidden = offered.length === 1;
  el.append(
    h("div", { class: "gkm-choices" }, state.root, kinds.root),
    h(
      "div",
      { class: "gkm-desk" },
      h("div", {}, own, presets, h("p", {}, label), list, finding, bias.root, controls),
      h("div", {}, chart.root, legend.root),
    ),
    note,
    table,
  );

  function choose(sentence) {
    at.sentence = sentence;
    field.value = sentence;
    update();
    rest();
  }

  function offer() {
    const names = ["short", "longer", "long"];
    presets.replaceChildren(
      ...SENTENCES[at.trained ? "trained" : "untrained"].map((one, k) => button(names[k], () => choose(one))),
    );
  }

  function update() {
    const written = wordsOf(at.sentence),
      all = written.slice(0, MOST_WORDS),
      lower = all.map((word) => word.toLowerCase());
    const known = lower.map((word) => !at.trained || stored.words.includes(word));
    const words = lower.filter((_, k) => known[k]);
    const shares = Object.fromEntries(offered.map(([kind]) => [kind, fade({ ...at, words, kind, stored })]));
    const mine = shares[at.kind],
      chosenName = kindName(at.kind);
    const gated = at.kind === "lstm" || at.kind === "gru";
    bias.root.hidden = at.trained || !gated;
    bias.root.setAttribute("data-quantity", at.kind === "gru" ? "input" : "forget"); // the update gate has the input gate's colour
    list.setAttribute("data-quantity", colourOf(at.kind));
    fresh.hidden = at.trained;
    setText(
      label,
      at.trained
        ? `${chosenName}, trained: ${Math.round(100 * stored.networks[at.kind].accuracy)} % right on unseen sentences`
        : `${chosenName}, untrained${gated ? `, bias ${num(at.bias, 1)}` : ""}`,
    );
    const cut = written.length > MOST_WORDS ? ` Only the first ${MOST_WORDS} words are read.` : "";
    let n = 0;
    list.replaceChildren(
      ...all.map((word, k) => {
        if (!known[k]) return h("li", { class: "gkm-unknown" }, word, h("small", {}, "unknown"));
        const share = mine[n++];
        return h(
          "li",
          { style: `--gkm-left: ${Math.min(1, Math.max(0, 1 + Math.log10(share) / 4)).toFixed(3)}` },
          word,
          h("small", {}, percent(share)),
        );
      }),
    );
    const values = Object.values(shares)
      .flat()
      .map((share) => Math.log10(share));
    const logs = Object.fromEntries(
      Object.entries(shares).map(([kind, list_]) => [
        kind,
        list_.length ? list_.map((share) => Math.log10(share)) : null,
      ]),
    );
    const last = Math.max(1, words.length - 1);
    chart.draw(logs, {
      ...logLimits(values.length ? values : [0], -16, 4),
      xs: (k) => k / last,
      ticks: ticksOf(all.filter((_, k) => known[k])),
    });
    chart.highlight(at.kind);
    offered.forEach(([key], k) => {
      legend.keys[k].path.setAttribute("class", `gkm-curve ${key === at.kind ? "gkm-chosen" : "gkm-other"}`);
    });
    rows.replaceChildren(
      ...words.map((word, k) =>
        h("tr", {}, h("td", {}, word), ...offered.map(([kind]) => h("td", {}, percent(shares[kind][k])))),
      ),
    );
    told = tell(words, mine);
    setText(finding, told.replaceAll(" %", "\u00a0%"));
    setText(
      note,
      at.trained
        ? `Measured: the gradient of the answer, was or were. By chance, half the answers would be right. ${offered.length === 1 ? "The trained network knows" : "The trained networks know"} ${stored.words.length} words; others are crossed out and left out.${cut}`
        : `Measured: the gradient of a random direction of the last state. Nothing is learned yet. What counts is the share that each step back leaves, and how far back a word is. Which word it is hardly matters.${cut}`,
    );
  }

  function tell(words, shares) {
    if (words.length < 2)
      return at.trained
        ? `Write at least two words that ${offered.length === 1 ? "the network knows" : "the networks know"}.`
        : "Write at least two words.";
    const noun = 1,
      share = shares[noun];
    const left =
      share >= 1.05
        ? `the gradient is ${share.toFixed(share < 10 ? 1 : 0)} times the last word's`
        : `${percent(share)} is left`;
    return (
      `At “${words[noun]}”, ${words.length - 1 - noun} ${words.length - 1 - noun === 1 ? "step" : "steps"} before the end, ${left}; ` +
      `on average, each step back leaves ${ratePerStep(shares).toFixed(2)} of it.`
    );
  }

  function rest() {
    model.set("state", { ...at });
    model.save_changes();
    describe();
    say(told);
  }

  function describe() {
    chart.root.setAttribute(
      "aria-label",
      `How much of each word reaches the end, for ${offered.length === 1 ? "one network" : "four networks"}, on a logarithmic scale. ${label.textContent}. ${told}`,
    );
  }

  offer();
  update();
  describe();
}

export default { render };
