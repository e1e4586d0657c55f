// What two models believe along a text: a network, and n-grams that are counted in what it was trained on.
import { alongText, END, idsOf, reader } from "./model.js";
import { countText } from "./ngram.js";
import { sharpen, softmax } from "./sampling.js";
import { byNetwork, byNGram, writeOn } from "./writing.js";

/** @typedef {import("./model.js").Numbers} Numbers */
/** @typedef {import("./distribution.js").Belief} Belief */
/** @typedef {import("./beginnings.js").Beginning} Beginning */
/**
 * @typedef {{ids: number[], unknown: string[], right: Belief, left: Belief | null, bits: (number | null)[]}} Read What of a text they know,
 *   what the network (right) and the n-gram (left) believe of what comes next, and how many bits a character the text took each of them.
 */

/**
 * @param {import("./model.js").CharModel} model
 * @param {DataView} text What n-grams are counted in, a byte for each symbol's place; empty where it is not at hand.
 */
export function beliefs(model, text) {
  const { symbols, linesAlone } = model,
    end = symbols.indexOf(END);
  const network = reader(model);
  /** @type {import("./ngram.js").Chances | null} */
  let counted = null;
  let order = 0,
    ngram = alongText(() => new Float64Array(0));

  /** @type {(ids: number[], chances: (n: number) => Numbers) => number} */
  const surprise = (ids, chances) => ids.reduce((sum, id, n) => sum - Math.log2(chances(n)[id]), 0) / ids.length;

  return {
    /** Counts, which takes a moment; before, and without a text, the network stands alone. */
    count() {
      if (!text.byteLength) return;
      const bytes = new Uint8Array(text.buffer, text.byteOffset, text.byteLength);
      counted = countText(bytes, symbols.length, end, linesAlone);
    },
    /** @type {(at: Beginning) => Read} */
    read(at) {
      const { ids, unknown } = idsOf(symbols, at.text),
        found = counted;
      const belief = (/** @type {Numbers} */ raw) => ({ raw, drawn: sharpen(raw, at.temperature, at.k) });
      const moments = network(ids);
      const right = belief(softmax(moments[ids.length].logits));
      const own = surprise(ids, (n) => softmax(moments[n].logits));
      if (!found) return { ids, unknown, right, left: null, bits: [own, null] };
      if (at.order !== order) {
        order = at.order;
        ngram = alongText((all, n) => found(all.slice(0, n), at.order));
      }
      const along = ngram(ids);
      return { ids, unknown, right, left: belief(along[ids.length]), bits: [own, surprise(ids, (n) => along[n])] };
    },
    /**
     * How the n-gram (null where there is none) and the network go on from a text, with the same random numbers.
     * @type {(at: Beginning, seed: number, most: number) => ({ids: number[], ended: boolean} | null)[]}
     */
    goOn(at, seed, most) {
      const { ids } = idsOf(symbols, at.text);
      const choices = { ...at, seed, most, end: linesAlone ? end : null };
      const nexts = [counted && byNGram(counted, ids, at.order), byNetwork(model, network(ids)[ids.length])];
      return nexts.map((next) => next && writeOn(next, choices));
    },
  };
}
