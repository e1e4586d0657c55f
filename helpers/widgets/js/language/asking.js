// Questions to the units of a network: which one answers best, found on one text and scored on another.
import { stream } from "../gradients/random_weights.js";
import { begin, idsOf } from "./model.js";
import { QUESTIONS } from "./questions.js";
import { pick, sharpen } from "./sampling.js";
import { bestUnit, scoreOf, scoreOfLastSymbol, slices, statesOf } from "./units.js";
import { byNetwork } from "./writing.js";

/** @typedef {import("./questions.js").Question} Question */
/**
 * @typedef {{unit: number, found: number, score: number, last: number, own: {found: number, score: number}}} Answer The best unit, how often
 *   it is right where it was found and on the other text, a rule that sees the last symbol alone, and the unit that somebody chose.
 */

const LONG = 2000; // symbols that a network writes of its own, where there is no text

/**
 * @param {import("./model.js").CharModel} model
 * @param {"list" | "code" | "prose"} sort
 * @param {{find?: string, score?: string}} given Two texts that the network was not trained on; where there are none it writes two.
 */
export function asking(model, sort, given) {
  const { symbols, net } = model;
  const texts = [given.find, given.score].map((text) => idsOf(symbols, text || "").ids);
  const own = !texts[0].length;
  /** @type {Promise<import("./units.js").States[] | null> | null} */
  let reading = null;
  /** @type {Map<string, import("./units.js").Answerer | null>} The best units so far, by question and memory. */
  const bests = new Map();
  const stringOf = (/** @type {number[]} */ ids) => ids.map((id) => symbols[id]).join("");

  async function writeInSlices(/** @type {number} */ seed, /** @type {() => boolean} */ stopped) {
    const next = byNetwork(model, begin(model)),
      random = stream(seed),
      pause = slices();
    /** @type {number[]} */
    const ids = [];
    while (ids.length < LONG && !stopped()) {
      ids.push(pick(sharpen(next(ids.at(-1) ?? null), 0.8, symbols.length), random()));
      await pause();
    }
    return ids;
  }

  async function read(/** @type {() => boolean} */ stopped) {
    const found = [];
    for (const [k, ids] of texts.entries()) {
      if (own) texts[k] = await writeInSlices(101 + k, stopped);
      const states = await statesOf(model, own ? texts[k] : ids, stopped);
      if (!states) return null;
      found.push(states);
    }
    return found;
  }

  return {
    own,
    /** Those that both texts have places for, with yes and with no. */
    questions: QUESTIONS[sort].filter(
      (question) =>
        own ||
        texts.every((ids) => {
          const marks = question.mark(stringOf(ids));
          return marks.includes(0) && marks.includes(1);
        }),
    ),
    /**
     * @param {Question} question
     * @param {"c" | "h"} memory Whose values answer: cell states or hidden states.
     * @param {number} chosen A unit that somebody wants to know about; −1 for none.
     * @param {() => boolean} stopped
     * @returns {Promise<Answer | null>} Null where it was stopped, or the texts have no such places.
     */
    async ask(question, memory, chosen, stopped) {
      reading ??= read(stopped);
      const states = await reading;
      if (!states) {
        reading = null;
        return null;
      }
      const [first, second] = states.map((one, k) => ({
        ids: texts[k],
        marks: question.mark(stringOf(texts[k])),
        values: one[memory],
      }));
      const key = `${question.id} ${memory}`;
      if (!bests.has(key)) bests.set(key, bestUnit(first.values, net.hidden, first.marks));
      const best = bests.get(key);
      if (!best || !second.marks.includes(1) || !second.marks.includes(0)) return null;
      const score = (/** @type {import("./units.js").Answerer} */ one) =>
        scoreOf(one, second.values, net.hidden, second.marks);
      const mine =
        chosen < 0
          ? best
          : /** @type {import("./units.js").Answerer} */ (bestUnit(first.values, net.hidden, first.marks, [chosen]));
      return {
        unit: best.unit,
        found: best.found,
        score: score(best),
        last: scoreOfLastSymbol(first, second),
        own: { found: mine.found, score: score(mine) },
      };
    },
  };
}

/** @type {(share: number) => string} */
const percent = (share) => `${Math.round(100 * share)}\u00a0%`;

/**
 * An answer in words.
 * @param {Question} question
 * @param {Answer} answer
 * @param {{hidden: number, memory: "c" | "h", own: boolean, chosen: number}} about `own`: the texts are the network's own; `chosen`: the unit
 *   that somebody wants to know about, −1 for none.
 */
export function tell({ ask }, answer, { hidden, memory, own, chosen }) {
  const cells = memory === "c" ? "cell states" : "hidden states";
  const texts = own ? "The network wrote both texts." : "The network was trained on neither.";
  const best =
    `“${ask[0].toUpperCase()}${ask.slice(1)}” Of ${hidden} ${cells}, unit ${answer.unit + 1} answers best: it's right ${percent(answer.found)} ` +
    `of the time on the text that it was chosen on, and ${percent(answer.score)} on another. ${texts} ` +
    `Guessing gets 50\u00a0%, and a rule that sees only the last character gets ${percent(answer.last)}.`;
  if (chosen < 0 || chosen === answer.unit) return best;
  return `Unit ${chosen + 1}, your choice: ${percent(answer.own.found)} and ${percent(answer.own.score)}. ${best}`;
}
