// Next letter: write a beginning, and see what an n-gram and a network believe of the next letter, with every key.
import { stream } from "../gradients/random_weights.js";
import { button, slider } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { start } from "../kit/widget.js";
import { MOST_LETTERS, readBeginning } from "./beginnings.js";
import { beliefs } from "./beliefs.js";
import { cardBox, KIND_NAMES } from "./card.js";
import { distribution, percentOf, shown } from "./distribution.js";
import { END, readCharModel } from "./model.js";
import { pick, ranked } from "./sampling.js";
import { stateBox } from "./share.js";

/** @typedef {import("./distribution.js").Belief} Belief */

const ROWS = 12,
  DRAWS = 4,
  PAUSE = 150; // milliseconds without a key before continuations are drawn

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model: traits, el }) {
  const { say } = start(el, "next-letter", "Next letter: what two models expect", "try");
  el.classList.add("gkm-explorer");
  /** @type {"list" | "code" | "prose"} */
  const sort = traits.get("sort");
  const list = sort === "list";
  const model = readCharModel(traits.get("weights"), list);
  const { symbols } = model,
    end = symbols.indexOf(END),
    size = symbols.length;
  const name = KIND_NAMES[model.card.kind];
  let at = readBeginning(traits.get("state"), sort, size);
  const text = traits.get("text");
  const both = beliefs(model, text);
  let read = both.read(at);
  let waiting = 0;

  const field = h(list ? "input" : "textarea", {
    class: "gkm-beginning",
    maxlength: MOST_LETTERS[sort],
    spellcheck: "false",
  });
  field.value = at.text;
  if (!list) field.rows = 3;
  field.setAttribute("autocapitalize", "off");
  field.addEventListener("input", () => {
    at.text = list ? field.value.toLowerCase() : field.value;
    update();
  });
  field.addEventListener("change", rest);
  field.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || (!list && !event.ctrlKey)) return;
    event.preventDefault();
    drawOne();
  });
  const label = list
    ? "The beginning of a word (Enter draws a letter)"
    : "The beginning of a text (Ctrl+Enter draws a character)";
  const hint = h("p", { class: "gkm-how" });
  const moved = (/** @type {"temperature" | "k" | "order"} */ which) => (/** @type {number} */ value) => {
    at[which] = value;
    update();
  };
  const common = { min: 1, step: 1, format: String };
  const temperature = slider({
    label: "temperature",
    min: 0.1,
    max: 2,
    step: 0.05,
    value: at.temperature,
    oninput: moved("temperature"),
    format: (v) => v.toFixed(2),
  });
  const top = slider({
    ...common,
    label: "top-k",
    max: size,
    value: at.k,
    oninput: moved("k"),
    format: (v) => (v === size ? "all" : String(v)),
  });
  const order = slider({ ...common, label: "n-gram order", max: 6, value: at.order, oninput: moved("order") });
  for (const one of [temperature, top, order]) one.input.addEventListener("change", rest);

  const chart = distribution(symbols, model.card.kind, Math.min(ROWS, size));
  const finding = h("p", { class: "gkm-finding" });
  const surprise = h("p");
  const one = button("Draw a letter", drawOne);
  const others = button("Draw others", () => {
    at.seed += 1;
    goOn();
    rest();
  });
  const heads = [gram(), name].map((text) => h("th", { scope: "col" }, text));
  const draws = h("tbody");
  const table = h(
    "details",
    { ontoggle: () => table.open && chart.table(read.right, read.left) },
    h("summary", {}, "All symbols, before temperature and top-k"),
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, "symbol"),
          h("th", { scope: "col" }, "n-gram"),
          h("th", { scope: "col" }, name),
        ),
      ),
      chart.body,
    ),
  );
  const share = stateBox(
    "gkmnl1",
    () => at,
    (given) => {
      at = readBeginning(given, sort, size);
      place();
      rest();
    },
    say,
  );
  el.append(
    h("label", { class: "gkm-field" }, h("span", {}, label), field),
    hint,
    h(
      "div",
      { class: "gkm-desk" },
      h(
        "div",
        {},
        chart.root,
        h(
          "p",
          { class: "gkm-how" },
          "Outlined: what the model believes. Filled: what is drawn from, with temperature and top-k.",
        ),
      ),
      h(
        "div",
        {},
        finding,
        surprise,
        temperature.root,
        top.root,
        order.root,
        h("div", { class: "gkm-row" }, one, others),
        h(
          "table",
          { class: "gkm-draws" },
          h("caption", {}, "Drawn from here on"),
          h("thead", {}, h("tr", {}, ...heads)),
          draws,
        ),
      ),
    ),
    table,
    cardBox(model.card),
    share.root,
  );

  function update() {
    read = both.read(at);
    const { ids, unknown, right, left, bits } = read;
    chart.draw(right, left, [gram(), name]);
    if (table.open) chart.table(right, left);
    const leftOut = unknown.map((sign) => `“${sign}”`).join(", ");
    setText(hint, leftOut && `This network has no symbol for ${leftOut}, so it leaves that out.`);
    hint.hidden = !leftOut;
    const best = (/** @type {Belief} */ { raw }) => {
      const [id] = ranked(raw);
      return `“${shown(symbols[id])}” (${percentOf(raw[id])})`;
    };
    setText(
      finding,
      `${after(ids)}, the ${name} expects ${best(right)}${left ? `, the ${gram()} ${best(left)}` : ""}.`,
    );
    const [own, other] = bits.map((mean) => mean?.toFixed(2));
    const too = other ? `, the ${gram()} by ${other}` : "";
    setText(surprise, `What you wrote surprises the ${name} by ${own} bits a character${too}.`);
    surprise.hidden = !ids.length;
    clearTimeout(waiting);
    waiting = window.setTimeout(goOn, PAUSE);
  }

  function gram() {
    return `${at.order}-gram`;
  }

  /** @param {number[]} ids */
  function after(ids) {
    if (!ids.length) return "At the beginning";
    const end = ids.slice(-14).map((id) => symbols[id]);
    return `After “${ids.length > end.length ? "…" : ""}${end.join("").replaceAll("\n", "↵")}”`;
  }

  function goOn() {
    const rows = Array.from({ length: list ? DRAWS : 1 }, (_, row) => {
      const drawn = both.goOn(at, at.seed * DRAWS + row, list ? 30 : 120);
      return h("tr", {}, ...drawn.map((one) => h("td", {}, one ? written(one) : "–")));
    });
    setText(heads[0], gram());
    draws.replaceChildren(...rows);
  }

  /** @type {(drawn: {ids: number[], ended: boolean}) => HTMLElement} */
  function written({ ids, ended }) {
    const text = ids.map((id) => symbols[id]).join("") + (ended ? "" : "…");
    return h("span", { class: "gkm-continued" }, list ? at.text : "", h("strong", {}, text));
  }

  function drawOne() {
    const random = stream(at.seed * 1000 + at.text.length);
    random();
    const id = pick(read.right.drawn, random());
    const ended = list && id === end;
    if (ended || at.text.length >= MOST_LETTERS[sort]) {
      setText(finding, ended ? `The ${name} drew the end: to it, “${at.text}” is a whole word.` : "The field is full.");
      say(finding.textContent);
      return;
    }
    at.text += symbols[id];
    field.value = at.text;
    update();
    rest();
  }

  function place() {
    field.value = at.text;
    temperature.set(at.temperature);
    top.set(at.k);
    order.set(at.order);
    update();
  }

  function rest() {
    traits.set("state", { ...at });
    traits.save_changes();
    share.refresh();
    describe();
    say(finding.textContent);
  }

  function describe() {
    const side = (/** @type {Belief} */ { drawn }) =>
      ranked(drawn)
        .slice(0, 4)
        .map((id) => `${shown(symbols[id])} ${percentOf(drawn[id]) || "0 %"}`)
        .join(", ");
    chart.root.setAttribute(
      "aria-label",
      `What comes next. ${name}: ${side(read.right)}.${read.left ? ` ${gram()}: ${side(read.left)}.` : ""}`,
    );
  }

  traits.on("change:state", () => {
    const given = readBeginning(traits.get("state"), sort, size);
    if (JSON.stringify(given) === JSON.stringify(at)) return;
    at = given;
    place();
    describe();
  });
  order.root.hidden = !text.byteLength;
  update();
  describe();
  // Counting takes a moment, so it comes after the first picture.
  const counting = window.setTimeout(() => {
    both.count();
    update();
    describe();
  });
  return () => {
    clearTimeout(waiting);
    clearTimeout(counting);
  };
}

export default { render };
