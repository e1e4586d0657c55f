// A text that a model goes on to write: each symbol is drawn from what it says of the next, and fed back to it.
import { stream } from "../gradients/random_weights.js";
import { feed } from "./model.js";
import { pick, sharpen, softmax } from "./sampling.js";

/** @typedef {import("./model.js").Numbers} Numbers */
/** @typedef {(id: number | null) => Numbers} Next Takes the symbol that was drawn, null at first; how likely each is to come next. */

/** @type {(model: import("./model.js").CharModel, moment: import("./model.js").Moment) => Next} */
export function byNetwork(model, moment) {
  let now = moment;
  return (id) => {
    if (id !== null) now = feed(model, now, id);
    return softmax(now.logits);
  };
}

/** @type {(counted: import("./ngram.js").Chances, ids: number[], order: number) => Next} */
export function byNGram(counted, ids, order) {
  const context = [...ids];
  return (id) => {
    if (id !== null) context.push(id);
    return counted(context, order);
  };
}

/**
 * The symbols that are drawn; as many as `most`, or up to `end`, which is not among them.
 * @type {(next: Next, choices: {seed: number, temperature: number, k: number, most: number, end: number | null}) => {ids: number[], ended: boolean}}
 */
export function writeOn(next, { seed, temperature, k, most, end }) {
  const random = stream(seed);
  /** @type {number[]} */
  const ids = [];
  /** @type {number | null} */
  let id = null;
  while (ids.length < most) {
    id = pick(sharpen(next(id), temperature, k), random());
    if (id === end) return { ids, ended: true };
    ids.push(id);
  }
  return { ids, ended: false };
}
