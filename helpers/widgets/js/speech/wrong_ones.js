// Looking through the recordings of a group of voices for those that a network gets wrong.
import { slices } from "../language/units.js";
import { listenTo } from "./digit_model.js";

/** @typedef {import("./recordings.js").Recording} Recording */
/** @typedef {{wrong: Recording[], all: number}} Found */

/**
 * All that a network gets wrong, worked out in slices; null once `stopped`.
 * @param {import("./digit_model.js").DigitModel} model
 * @param {import("./recordings.js").Recordings} recordings
 * @param {import("./recordings.js").Group} group Of voices.
 * @param {number} noise
 * @param {() => boolean} stopped
 * @param {(done: number, all: number) => void} progress
 * @returns {Promise<Found | null>}
 */
export async function wrongOnes(model, recordings, group, noise, stopped, progress) {
  const some = recordings.all.filter((one) => recordings.voices[one.voice].group === group);
  const pause = slices();
  /** @type {Recording[]} */
  const wrong = [];
  for (const [k, one] of some.entries()) {
    if (listenTo(model, recordings.signal(one, noise)).answer !== String(one.digit)) wrong.push(one);
    if (k % 10 === 9) progress(k + 1, some.length);
    await pause();
    if (stopped()) return null;
  }
  return { wrong, all: some.length };
}

/**
 * The next wrong one after a recording, in the order of all; from the beginning again after the last. None, where all are right.
 * @type {(found: Found, all: Recording[], now: Recording) => Recording | undefined}
 */
export function nextWrong({ wrong }, all, now) {
  const at = all.indexOf(now);
  return wrong.find((one) => all.indexOf(one) > at) ?? wrong[0];
}
