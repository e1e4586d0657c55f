// Where speech begins and ends, by energy alone. The same rule as `ends_of_speech` in helpers/experiments/log_mel.py.
import { FRAME, framesOf, HOP } from "./log_mel.js";

export const QUIET = 1e-3, // of the loudest frame's energy, 30 dB below it: what is quieter is silence
  MARGIN = 2 * HOP; // samples that are kept on either side, for weak sounds such as f

/**
 * The sum of the squares in a frame.
 * @type {(signal: ArrayLike<number>, at: number) => number}
 */
export function energyOf(signal, at) {
  let sum = 0;
  for (let n = at; n < Math.min(at + FRAME, signal.length); n += 1) sum += signal[n] ** 2;
  return sum;
}

/**
 * The first sample of the speech in a recording, and the one after the last; all of a recording that is silent throughout.
 * @param {ArrayLike<number>} signal
 * @param {number} [least] Energy that a frame of speech has at least: a room's own noise is louder than silence in a recording.
 * @returns {[number, number]}
 */
export function endsOfSpeech(signal, least = 0) {
  const energies = Array.from({ length: framesOf(signal.length) }, (_, frame) => energyOf(signal, frame * HOP));
  const loudest = Math.max(...energies);
  if (loudest === 0) return [0, signal.length];
  const speech = (/** @type {number} */ energy) => energy >= Math.min(loudest, Math.max(QUIET * loudest, least));
  const first = energies.findIndex(speech),
    last = energies.findLastIndex(speech);
  return [Math.max(0, first * HOP - MARGIN), Math.min(signal.length, last * HOP + FRAME + MARGIN)];
}
