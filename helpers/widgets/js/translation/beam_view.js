// Greedy search beside beam search: what each finds, how likely the network holds it, and the beams of every round.
import { slider } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { num } from "../kit/numbers.js";
import { sideways } from "./attention_map.js";

export const WIDEST = 8;

/** @typedef {{text: string, score: number, right: boolean, ended: boolean}} Found */
/** @typedef {{name: string, score: number, ended: boolean}} Kept A beam in a round: the symbol that it added. */

/**
 * @param {(width: number) => void} onwidth While the slider moves.
 * @param {() => void} onrest When it rests.
 */
export function beamView(onwidth, onrest) {
  const width = slider({
    label: "beams",
    min: 1,
    max: WIDEST,
    step: 1,
    value: 3,
    format: String,
    oninput: onwidth,
  });
  width.input.addEventListener("change", onrest);
  const body = h("tbody");
  const finding = h("p");
  const rounds = h("table", { class: "gkm-rounds" });
  let fill = () => {};
  const details = h(
    "details",
    { ontoggle: () => details.open && fill() },
    h("summary", {}, "The beams, round by round"),
    h(
      "p",
      {},
      "A column is a round, with the likeliest beam on top: the symbol that it added, and its log probability so far.",
    ),
    sideways("The beams, round by round", rounds),
  );
  const root = h(
    "section",
    {},
    h("h4", {}, "Greedy beside beam search"),
    h(
      "p",
      {},
      "Greedy takes the likeliest symbol at each step. A beam search keeps several beginnings and compares them as wholes, until the likeliest has its end.",
    ),
    width.root,
    sideways(
      "Greedy beside beam search",
      h(
        "table",
        { class: "gkm-found" },
        h("thead", {}, h("tr", {}, head("search"), head("translation"), head("log probability"))),
        body,
      ),
    ),
    finding,
    details,
  );
  const row = (/** @type {string} */ name, /** @type {Found} */ { text, score, right, ended }) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, name),
      h(
        "td",
        {},
        h("span", { class: "gkm-mark", "aria-hidden": "true" }, ended ? (right ? "✓" : "✗") : ""),
        ` ${text || "(nothing)"}${ended ? "" : " … "}`,
        h("span", { class: "gkm-unseen" }, ended ? (right ? " right" : " wrong") : " has no end yet"),
      ),
      h("td", {}, num(score, 3)),
    );
  return {
    root,
    set: width.set,
    /**
     * @param {Found} greedy
     * @param {Found[]} beams From the likeliest down.
     * @param {Kept[][]} all The rounds.
     */
    draw(greedy, beams, all) {
      body.replaceChildren(row("greedy", greedy), ...beams.map((beam, k) => row(`beam ${k + 1}`, beam)));
      setText(finding, compare(greedy, beams[0]));
      fill = () => rounds.replaceChildren(...roundRows(all));
      if (details.open) fill();
    },
  };
}

/**
 * A row for each rank, a column for each round.
 * @type {(all: Kept[][]) => HTMLElement[]}
 */
function roundRows(all) {
  const ranks = Math.max(0, ...all.map((one) => one.length));
  const cell = (/** @type {Kept | undefined} */ kept) =>
    kept ? h("td", {}, kept.name, h("small", {}, num(kept.score, 2))) : h("td");
  return [
    h("thead", {}, h("tr", {}, head("rank"), ...all.map((_, k) => head(`round ${k + 1}`)))),
    h(
      "tbody",
      {},
      ...Array.from({ length: ranks }, (_, rank) =>
        h("tr", {}, h("th", { scope: "row" }, String(rank + 1)), ...all.map((one) => cell(one[rank]))),
      ),
    ),
  ];
}

/** @type {(name: string) => HTMLElement} */
const head = (name) => h("th", { scope: "col" }, name);

/** @type {(greedy: Found, beam: Found) => string} */
function compare(greedy, beam) {
  if (greedy.text === beam.text) return "Here both find the same.";
  const more = beam.score > greedy.score ? "more likely" : "less likely";
  const verdict =
    beam.right === greedy.right
      ? `Both are ${beam.right ? "right" : "wrong"}.`
      : `The beam search is ${beam.right ? "right and greedy wrong" : "wrong and greedy right"}.`;
  return `The beam search finds another translation, which is ${more} as a whole, if you ask the network. ${verdict}`;
}
