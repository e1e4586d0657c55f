// The recordings that a widget was given: which there are, and each one's samples.
import { stream } from "../gradients/random_weights.js";
import { RATE } from "./log_mel.js";
import { fromMuLaw } from "./mu_law.js";

/** @typedef {Float64Array<ArrayBuffer>} Numbers */
/** @typedef {"unheard" | "learned" | "real"} Group Voices that the networks that ship learned from, others, and people. */
/** @typedef {{name: string, group: Group}} Voice */
/** @typedef {{voice: number, digit: number, take: number, from: number, count: number}} Recording */

export const WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
/** @type {[Group, string, string][]} Each with its name in the list, and what its recordings are called. */
export const GROUPS = [
  ["unheard", "voices that were held out", "held-out voices"],
  ["real", "real people", "real people"],
  ["learned", "voices that were learned from", "voices that were learned from"],
];
const GAP = 0.06 * RATE, // samples between two digits
  HISS = 0.002;
export const LOUDNESSES = [Number.POSITIVE_INFINITY, 30, 25, 20, 15, 10, 5, 0, -5]; // of speech over noise, in decibels

/**
 * @param {Voice[]} voices
 * @param {number[][]} index A row for each recording: voice, digit, take, first sample, samples.
 * @param {DataView} samples Of all, in 8 bits.
 */
export function recordingsOf(voices, index, samples) {
  const all = index.map(([voice, digit, take, from, count]) => ({ voice, digit, take, from, count }));
  /** @type {(one: Recording) => Numbers} */
  const plain = (one) => fromMuLaw(samples, one.from, one.count);
  return {
    all,
    voices,
    takesOf: (/** @type {number} */ voice) => [
      ...new Set(all.filter((one) => one.voice === voice).map((one) => one.take)),
    ],
    /**
     * The recording that was chosen, or the one that comes nearest to it.
     * @type {(voice: number, digit: number, take: number) => Recording}
     */
    find(voice, digit, take) {
      const near = all.filter((one) => one.voice === voice && one.digit === digit);
      return near.find((one) => one.take === take) ?? near[0] ?? all[0];
    },
    /**
     * Its samples, with noise of this level in LOUDNESSES. The same recording has the same noise every time.
     * @type {(one: Recording, noise: number) => Numbers}
     */
    signal: (one, noise) => withNoise(plain(one), LOUDNESSES[noise], all.indexOf(one)),
    /**
     * Several, one after the other with short gaps, as the lesson's strings of digits are made; a little hiss, so that no gap is silent.
     * @type {(row: Recording[], noise: number) => Numbers}
     */
    inARow(row, noise) {
      const parts = row.flatMap((one) => [new Float64Array(GAP), plain(one)]);
      const whole = Float64Array.from([...parts, new Float64Array(GAP)].flatMap((part) => [...part]));
      const random = stream(row.length);
      return withNoise(
        whole.map((sample) => sample + HISS * (2 * random() - 1)),
        LOUDNESSES[noise],
        all.indexOf(row[0]),
      );
    },
  };
}

/**
 * @typedef {ReturnType<typeof recordingsOf>} Recordings
 */

/**
 * White noise added, so many decibels below the speech.
 * @type {(signal: Numbers, decibels: number, seed: number) => Numbers}
 */
export function withNoise(signal, decibels, seed) {
  if (decibels === Number.POSITIVE_INFINITY) return signal;
  const power = signal.reduce((sum, sample) => sum + sample ** 2, 0) / Math.max(1, signal.length);
  const height = Math.sqrt((3 * power) / 10 ** (decibels / 10)); // uniform in [−height, height] has this power
  const random = stream(seed);
  return signal.map((sample) => sample + height * (2 * random() - 1));
}
