// Watch it write's state, and the text that goes on symbol by symbol: written by the network, or read from a text that is given.
import { stream } from "../gradients/random_weights.js";
import { begin, feed, idsOf } from "./model.js";
import { pick, sharpen, softmax } from "./sampling.js";

/**
 * @typedef {{source: "writes" | "unseen" | "yours", given: string, text: string, seed: number, temperature: number, speed: number,
 *   memory: "c" | "h", unit: number, question: string, place: number}} Watched `text`: what has been written or read; `place`: the symbol that is looked at,
 *   −1 for the last one.
 */

export const MOST = 1200; // symbols
export const SPEEDS = [2, 5, 10, 20, 40]; // symbols a second

/** @type {(v: any, low: number, high: number, other: number) => number} */
const within = (v, low, high, other) => (Number.isFinite(v) ? Math.min(high, Math.max(low, v)) : other);

/**
 * A stored state, or what of it makes sense.
 * @param {any} given
 * @param {{hidden: number, kind: string, first: string}} network `first` is what it begins with.
 * @returns {Watched}
 */
export function readWatched(given, { hidden, kind, first }) {
  const { source, given: begun, text, seed, temperature, speed, memory, unit, question, place } = given ?? {};
  const start = typeof begun === "string" ? begun.slice(0, MOST) : first;
  return {
    source: ["writes", "unseen", "yours"].includes(source) ? source : "writes",
    given: start,
    text: typeof text === "string" ? text.slice(0, MOST) : start,
    seed: Math.round(within(seed, 1, 1e6, 1)),
    temperature: within(temperature, 0.1, 2, 0.7),
    speed: Math.round(within(speed, 0, SPEEDS.length - 1, 3)),
    memory: memory === "h" || kind !== "lstm" ? "h" : "c",
    unit: Math.round(within(unit, 0, hidden - 1, 0)),
    question: typeof question === "string" ? question : "",
    place: Math.round(within(place, -1, MOST, -1)),
  };
}

/**
 * A text that grows: what the network held after each of its symbols, and what comes next.
 * @param {import("./model.js").CharModel} model
 */
export function growing(model) {
  const { symbols } = model;
  /** @type {import("./model.js").Moment} */
  let now = begin(model);
  /** @type {number[]} */
  let ids = [];
  /** @type {import("./model.js").Moment[]} */
  let moments = [];
  let random = stream(1);

  const take = (/** @type {number} */ id) => {
    now = feed(model, now, id);
    ids.push(id);
    moments.push(now);
  };
  return {
    get moments() {
      return moments;
    },
    get symbols() {
      return ids.map((id) => symbols[id]);
    },
    get length() {
      return ids.length;
    },
    /** Begins anew with a text; `drawn` of its symbols were drawn with the seed. */
    restart(/** @type {string} */ text, /** @type {number} */ seed, /** @type {number} */ drawn) {
      now = begin(model);
      ids = [];
      moments = [];
      random = stream(seed);
      for (let k = 0; k < drawn; k += 1) random();
      for (const id of idsOf(symbols, text).ids) take(id);
    },
    /** One more symbol, drawn from what the network says. */
    write(/** @type {number} */ temperature) {
      take(pick(sharpen(softmax(now.logits), temperature, symbols.length), random()));
    },
    /** One more symbol of a text that is read; false at its end. */
    read(/** @type {number[]} */ text) {
      if (ids.length >= text.length) return false;
      take(text[ids.length]);
      return true;
    },
  };
}
