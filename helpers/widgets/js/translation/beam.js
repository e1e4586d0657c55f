// Beam search: at each step the few likeliest beginnings are kept, instead of one.
import { decode, END, START } from "./translator.js";

/** @typedef {import("./translator.js").Translator} Translator */
/** @typedef {import("./translator.js").State} State */
/**
 * @typedef {object} Beam A beginning of a translation.
 * @property {number[]} symbols Without start and end.
 * @property {number} score The sum of its symbols' log probabilities, the end symbol's included.
 * @property {boolean} ended
 * @property {State} state
 * @property {number} parent Its place in the round before.
 */

/**
 * All rounds of a search, from the first symbol on: each the beams that were kept, from the likeliest down. A beam that has ended keeps
 * its score and its claim to a place. The search is over when the likeliest has ended: the others can only get less likely.
 * @type {(model: Translator, seen: State[], width: number, limit: number) => Beam[][]}
 */
export function beamSearch(model, seen, width, limit) {
  /** @type {Beam[]} */
  let beams = [{ symbols: [], score: 0, ended: false, state: seen[seen.length - 1], parent: 0 }];
  const rounds = [];
  while (rounds.length < limit && !beams[0].ended) {
    const grown = beams.flatMap((beam, parent) => {
      if (beam.ended) return [{ ...beam, parent }];
      const { state, logs } = decode(model, seen, beam.state, beam.symbols.at(-1) ?? START);
      return topOf(logs, width).map((symbol) => ({
        symbols: symbol === END ? beam.symbols : [...beam.symbols, symbol],
        score: beam.score + logs[symbol],
        ended: symbol === END,
        state,
        parent,
      }));
    });
    beams = grown.sort((a, b) => b.score - a.score).slice(0, width);
    rounds.push(beams);
  }
  return rounds;
}

/**
 * The places of the largest numbers, from the largest down.
 * @type {(numbers: Float64Array<ArrayBuffer>, count: number) => number[]}
 */
export function topOf(numbers, count) {
  return [...numbers.keys()].sort((a, b) => numbers[b] - numbers[a] || a - b).slice(0, count);
}
