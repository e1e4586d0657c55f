// Looking for numbers that a network gets wrong: a few at a time, so that the page stays awake.
import { englishWords, languageOf, numbered, textOf } from "./languages.js";
import { encode, greedy } from "./translator.js";

/** @typedef {import("./translator.js").Translator} Translator */

export const NUMBERS = 10_000;
const SLICE = 12; // milliseconds

/**
 * Whether the greedy translation is what num2words writes. A number with a word that the network has never met is wrong.
 * @type {(model: Translator, n: number) => boolean}
 */
export function isRight(model, n) {
  const words = numbered(model, englishWords(n));
  if (!words) return false;
  const { symbols, ended } = greedy(model, encode(model, words), languageOf(model).limit);
  return ended && textOf(model, symbols) === languageOf(model).spelled(n);
}

/**
 * The number after this one in a walk that comes by every number once and looks random.
 * @type {(n: number) => number}
 */
export const another = (n) => (n * 4821 + 3571) % NUMBERS;

/**
 * Goes on until a number is wrong, all have been looked at, or it is stopped. `progress` hears how many were looked at.
 * @type {(model: Translator, from: number, progress: (looked: number) => void, done: (found: number | null, looked: number) => void) =>
 *   () => void}
 */
export function search(model, from, progress, done) {
  let n = from,
    looked = 0;
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  const slice = () => {
    const until = performance.now() + SLICE;
    while (looked < NUMBERS) {
      n = another(n);
      looked += 1;
      if (!isRight(model, n)) {
        done(n, looked);
        return;
      }
      if (performance.now() > until) {
        progress(looked);
        timer = setTimeout(slice, 0);
        return;
      }
    }
    done(null, looked);
  };
  timer = setTimeout(slice, 0);
  return () => clearTimeout(timer);
}
