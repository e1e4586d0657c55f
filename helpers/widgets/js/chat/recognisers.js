// Three ways to recognise what a question is after: word overlap, a bag of words, a recurrent network. Each gives every intent a score.
import { stepNetwork, weigh } from "../cells/network.js";
import { readSafetensors } from "../kit/safetensors.js";
import { isWord } from "./words.js";

/** @typedef {import("../cells/network.js").Numbers} Numbers */
/** @typedef {"overlap" | "bag" | "network"} Name */
/** @typedef {{scores: (words: string[]) => Numbers, temperature: number, masks: boolean}} Recogniser `masks`: whether it gets each term as
 * one and the same sign, since it can't tell that a term is one. */
/** @typedef {[intent: string, words: string][]} Known Questions that are known by heart, their words joined by blanks. */

export const TAGS = ["O", "B-term", "I-term", "B-lesson", "I-lesson"];

/**
 * The recognisers of a file of weights; those that it has none of are left out. `term` stands for a term where terms are masked: a bag of
 * words that knows it was trained so.
 * @type {(bytes: ArrayBuffer | DataView, term: string) => {card: any, bag?: Recogniser, network?: Recogniser & {tagged: (words: string[]) => string[]},
 *   temperatures: Record<string, number>}}
 */
export function readRecognisers(bytes, term) {
  const { tensors, texts } = readSafetensors(bytes);
  const card = JSON.parse(texts.card);
  const size = tensors["embed.weight"]?.shape[0] ?? 0; // the network's words come first, those of the bag after them
  const heat = (/** @type {Name} */ name) => tensors[`${name}.temperature`]?.values[0] ?? 1;
  const temperatures = { overlap: heat("overlap"), bag: heat("bag"), network: heat("network") };
  return { card, temperatures, bag: bagOf(), network: networkOf() };

  function bagOf() {
    if (!tensors["bag.weight"]) return undefined;
    const weight = tensors["bag.weight"].values,
      bias = tensors["bag.bias"].values,
      known = card.symbols.slice(size),
      ids = numbersOf(known),
      row = tensors["bag.weight"].shape[1];
    const scores = (/** @type {string[]} */ words) => {
      const bag = new Set(ids(words));
      return bias.map((start, intent) => [...bag].reduce((sum, id) => sum + weight[intent * row + id], start));
    };
    return { scores, temperature: temperatures.bag, masks: known.includes(term) };
  }

  function networkOf() {
    if (!tensors["embed.weight"]) return undefined;
    const { shape, values: embed } = tensors["embed.weight"],
      inputs = shape[1],
      ids = numbersOf(card.symbols.slice(0, size));
    const layer = (/** @type {string} */ part) => tensors[`recurrent.${part}_l0`].values;
    const hidden = tensors["recurrent.weight_hh_l0"].shape[1];
    const net = {
      kind: card.kind,
      inputs,
      hidden,
      weight_ih: layer("weight_ih"),
      weight_hh: layer("weight_hh"),
      bias_ih: layer("bias_ih"),
      bias_hh: layer("bias_hh"),
    };
    const states = (/** @type {string[]} */ words) => {
      let h = new Float64Array(hidden),
        c = h;
      return ids(words).map((id) => {
        ({ h, c } = stepNetwork(net, embed.slice(id * inputs, (id + 1) * inputs), h, c));
        return h;
      });
    };
    const read = (/** @type {string} */ head, /** @type {Numbers} */ h) =>
      weigh(tensors[`${head}.weight`].values, h, tensors[`${head}.bias`].values);
    return {
      scores: (/** @type {string[]} */ words) => read("intent", /** @type {Numbers} */ (states(words).at(-1))),
      tagged: (/** @type {string[]} */ words) =>
        states(words)
          .slice(0, words.length)
          .map((h) => TAGS[best(read("tags", h))]),
      temperature: temperatures.network,
      masks: false,
    };
  }
}

/**
 * Words as numbers; the first word stands for all that aren't known, and a question without any word is one of those.
 * @type {(known: string[]) => (words: string[]) => number[]}
 */
function numbersOf(known) {
  const places = new Map(known.map((word, k) => [word, k]));
  return (words) => (words.length ? words : [""]).map((word) => places.get(word) ?? 0);
}

/**
 * The nearest question: an intent's score is the largest overlap with one of its questions, the words that both have over the words that
 * either has. Signs don't count.
 * @type {(known: Known, intents: string[], temperature: number) => Recogniser}
 */
export function overlapOf(known, intents, temperature) {
  const sets = known.map(([intent, text]) => ({
    place: intents.indexOf(intent),
    words: new Set(text.split(" ").filter(isWord)),
  }));
  const scores = (/** @type {string[]} */ words) => {
    const given = new Set(words.filter(isWord)),
      found = new Float64Array(intents.length);
    for (const { place, words: other } of sets) {
      let both = 0;
      for (const word of given) if (other.has(word)) both += 1;
      found[place] = Math.max(found[place], both / Math.max(given.size + other.size - both, 1));
    }
    return found;
  };
  return { scores, temperature, masks: true };
}

/**
 * Shares that add up to one: a softmax of the scores, divided by the temperature.
 * @type {(recogniser: Recogniser, words: string[]) => Numbers}
 */
export function shares({ scores, temperature }, words) {
  const given = scores(words).map((score) => score / temperature);
  const top = Math.max(...given);
  const raised = given.map((score) => Math.exp(score - top));
  const sum = raised.reduce((one, other) => one + other, 0);
  return raised.map((one) => one / sum);
}

/** @type {(numbers: ArrayLike<number>) => number} The place of the largest. */
export function best(numbers) {
  let found = 0;
  for (let k = 1; k < numbers.length; k += 1) if (numbers[k] > numbers[found]) found = k;
  return found;
}
