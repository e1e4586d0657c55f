// The controls of Watch it write: what the network does, how fast, which unit and which question.
import { button, choice, slider } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { still } from "../kit/widget.js";
import { MOST, SPEEDS } from "./watching.js";

/** @typedef {import("./watching.js").Watched} Watched */

export const AT_ONCE = 100;

/**
 * @param {{hidden: number, kind: string, own: boolean, questions: import("./questions.js").Question[]}} about The network's units and kind,
 *   whether there is no text to read, what can be asked.
 * @param {object} on What a control does.
 * @param {(change: Partial<Watched>) => void} on.begin Another text.
 * @param {(change: Partial<Watched>) => void} on.change Another value of what the next symbol needs.
 * @param {(count: number) => void} on.more
 * @param {() => void} on.another
 * @param {(unit: number) => void} on.unit
 * @param {(character: number) => void} on.look
 * @param {(memory: "c" | "h") => void} on.memory
 * @param {(question: string) => void} on.ask
 * @param {() => void} on.rest A slider has come to rest.
 */
export function watchControls({ hidden, kind, own, questions }, on) {
  const source = choice({
    legend: "What it does",
    options: /** @type {["writes" | "unseen" | "yours", string][]} */ ([
      ["writes", "it writes"],
      ...(own ? [] : [["unseen", "it reads a text it has never seen"]]),
      ["yours", "it reads yours"],
    ]),
    onchange: (value) => on.begin({ source: value }),
  });
  const field = h("textarea", { rows: 2, maxlength: MOST, spellcheck: "false" });
  const fieldName = h("span");
  const given = h("label", { class: "gkm-field" }, fieldName, field);
  field.addEventListener("change", () => on.begin({ given: field.value }));
  const sliderOf = (label, max, oninput, more = {}) => {
    const made = slider({ label, min: 1, max, step: 1, value: 1, format: String, oninput, ...more });
    made.input.addEventListener("change", on.rest);
    return made;
  };
  const speed = sliderOf("speed", SPEEDS.length - 1, (v) => on.change({ speed: v }), {
    min: 0,
    format: (v) => `${SPEEDS[v]}/s`,
  });
  const temperature = sliderOf("temperature", 2, (v) => on.change({ temperature: v }), {
    min: 0.1,
    step: 0.05,
    format: (v) => v.toFixed(2),
  });
  const unit = sliderOf("unit", hidden, (v) => on.unit(v - 1));
  const place = sliderOf("character", MOST, (v) => on.look(v - 1));
  const memory = choice({
    legend: "What of a unit",
    options: /** @type {["c" | "h", string][]} */ ([
      ["c", "cell state"],
      ["h", "hidden state"],
    ]),
    onchange: on.memory,
  });
  memory.root.hidden = kind !== "lstm";
  const asked = choice({
    legend: "Which unit knows: ",
    options: [...questions.map(({ id, ask }) => /** @type {[string, string]} */ ([id, ask])), ["", "none of these"]],
    onchange: on.ask,
  });
  const another = button("Write another", on.another);

  return {
    given: [source.root, given],
    buttons: [button("Step", () => on.more(1)), button(`${AT_ONCE} at once`, () => on.more(AT_ONCE)), another],
    pace: h("div", { class: "gkm-two" }, speed.root, temperature.root),
    units: [place.root, unit.root, memory.root],
    questions: asked.root,
    /** Which of the characters so far is looked at. */
    place(/** @type {number} */ character, /** @type {number} */ length) {
      place.input.max = Math.max(1, length);
      place.set(character + 1);
    },
    unit: (/** @type {number} */ chosen) => unit.set(chosen + 1),
    ask: (/** @type {string} */ question) => asked.set(question),
    /** All as in a state; what its source has no use for is hidden. */
    set(/** @type {Watched} */ at) {
      source.set(at.source);
      memory.set(at.memory);
      asked.set(at.question);
      field.value = at.given;
      speed.set(at.speed);
      temperature.set(at.temperature);
      unit.set(at.unit + 1);
      given.hidden = at.source === "unseen";
      setText(fieldName, at.source === "yours" ? "Your text" : "It begins with");
      temperature.root.hidden = another.hidden = at.source !== "writes";
      speed.root.hidden = still();
    },
  };
}
