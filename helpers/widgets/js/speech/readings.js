// What a step says, in words and in numbers.
import { h } from "../kit/dom.js";
import { percentOf } from "../language/distribution.js";
import { ranked } from "../language/sampling.js";
import { sideways } from "../translation/attention_map.js";
import { BANDS, EDGES, STACK } from "./log_mel.js";
import { secondsOf } from "./stage.js";

/** @typedef {import("./digit_model.js").Heard} Heard */

/**
 * The likeliest few at a step: "7 (91 %), 9 (5 %)".
 * @type {(symbols: string[], belief: import("./log_mel.js").Numbers, count?: number) => string}
 */
export function likeliest(symbols, belief, count = 3) {
  return ranked(belief)
    .slice(0, count)
    .map((id) => `${symbols[id]} (${percentOf(belief[id]) || "0 %"})`)
    .join(", ");
}

/** @type {(symbols: string[], heard: Heard, step: number) => string} */
export function readingOf(symbols, heard, step) {
  if (!heard.beliefs.length) return "";
  const [from, to] = secondsOf(step, heard.frames.length).map((time) => time.toFixed(2));
  return `Step ${step + 1} of ${heard.beliefs.length}, ${from} to ${to} s: it believes ${likeliest(symbols, heard.beliefs[step])}.`;
}

/**
 * For ears: how the belief goes on from step to step; each time the likeliest changes.
 * @type {(symbols: string[], heard: Heard) => string}
 */
export function courseOf(symbols, heard) {
  let before = -1;
  const parts = heard.beliefs.flatMap((belief, step) => {
    const [best] = ranked(belief);
    if (best === before) return [];
    before = best;
    return [`from ${secondsOf(step, heard.frames.length)[1].toFixed(2)} s ${symbols[best]}`];
  });
  return parts.join(", ");
}

/** A fold with a step's numbers, filled only where somebody looks. */
export function numbersFold() {
  const bands = h("tbody"),
    beliefs = h("tbody");
  let fill = () => {};
  const head = (/** @type {string[]} */ names) =>
    h("thead", {}, h("tr", {}, ...names.map((name) => h("th", { scope: "col" }, name))));
  const root = h(
    "details",
    { ontoggle: () => root.open && fill() },
    h("summary", {}, "The numbers at this step"),
    h(
      "div",
      { class: "gkm-two" },
      sideways(
        "What goes in",
        h(
          "table",
          { class: "gkm-numbers" },
          h("caption", {}, "What goes in: log power, less its mean over the recording"),
          head(["band around", "frame 1", "frame 2"]),
          bands,
        ),
      ),
      sideways(
        "What comes out",
        h("table", { class: "gkm-numbers" }, h("caption", {}, "What comes out"), head(["digit", "belief"]), beliefs),
      ),
    ),
  );
  const row = (/** @type {string} */ name, /** @type {string[]} */ cells) =>
    h("tr", {}, h("th", { scope: "row" }, name), ...cells.map((text) => h("td", {}, text)));
  return {
    root,
    /** @type {(symbols: string[], heard: Heard, inputs: Float64Array[], step: number) => void} */
    draw(symbols, heard, inputs, step) {
      fill = () => {
        if (!heard.beliefs.length) return;
        const x = inputs[step];
        bands.replaceChildren(
          ...Array.from({ length: BANDS }, (_, band) =>
            row(
              `${Math.round(EDGES[band + 1])} Hz`,
              Array.from({ length: STACK }, (_, k) => x[k * BANDS + band].toFixed(2).replace("-", "−")),
            ),
          ),
        );
        beliefs.replaceChildren(...symbols.map((name, id) => row(name, [percentOf(heard.beliefs[step][id]) || "0 %"])));
      };
      if (root.open) fill();
    },
  };
}
