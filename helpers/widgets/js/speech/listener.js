// Listens to samples as they come: when speech begins, and when it has ended. The rule of ends.js, and a short silence after it.
import { endsOfSpeech, energyOf, QUIET } from "./ends.js";
import { FRAME, HOP, RATE } from "./log_mel.js";

/**
 * @typedef {"silence" | "long"} Trouble Nothing was said, or there was no end.
 * @typedef {{signal: Float64Array<ArrayBuffer>, clipped: number}} Utterance The speech alone, and which share of its samples is cut off.
 */

const framesIn = (/** @type {number} */ seconds) => Math.round((seconds * RATE) / HOP);
export const PAUSE = 0.35, // seconds of silence that end a digit: an "eight" has a gap of a tenth before its t
  PATIENCE = 8, // seconds without a word
  LONGEST = 2; // seconds of a digit
const SHORTEST = framesIn(0.1), // what is shorter is a click
  ROOM = framesIn(0.2), // frames at first that only tell how loud the room is
  BEFORE = framesIn(0.3), // frames that are kept before the first loud one
  FAINTEST = FRAME * 0.003 ** 2, // energy of a frame that can be speech
  ABOVE_ROOM = 4, // times the energy of the room's own noise that is still silence
  BEGINS = 16, // times the energy of the room's own noise that is speech for sure
  FULL = 0.985; // a sample that is louder is cut off

/**
 * @param {object} on
 * @param {(level: number) => void} on.level The loudness of the newest frame, the root of its mean square.
 * @param {() => void} on.begun Somebody speaks.
 * @param {(said: Utterance) => void} on.ended
 * @param {(trouble: Trouble) => void} on.failed
 */
export function listener({ level, begun, ended, failed }) {
  /** @type {number[]} */
  let kept = [];
  let first = 0, // the frame that `kept` begins with
    frame = 0, // how many have been heard
    start = -1, // the first loud frame
    last = 0, // the newest loud one
    loudest = 0,
    over = false;
  /** @type {number[]} */
  let room = []; // energies of the newest frames before the speech
  /** @type {number[]} */
  let loud = []; // energies since it began

  const least = () => ABOVE_ROOM * quiet(room);
  const finish = (/** @type {() => void} */ call) => {
    over = true;
    call();
  };

  /** @param {number} energy */
  function hear(energy) {
    level(Math.sqrt(energy / FRAME));
    if (start < 0) {
      if (frame >= ROOM && energy > Math.max(FAINTEST, BEGINS * quiet(room))) {
        start = last = frame;
        loudest = energy;
        loud = [energy];
        begun();
      } else {
        room.push(energy);
        if (room.length > framesIn(1)) room.shift();
        forget(frame - BEFORE);
        if (frame > framesIn(PATIENCE)) finish(() => failed("silence"));
      }
      return;
    }
    loudest = Math.max(loudest, energy);
    loud.push(energy);
    if (energy >= Math.max(QUIET * loudest, least(), FAINTEST)) last = frame;
    if (last - start > framesIn(LONGEST)) {
      if (!steady(loud)) finish(() => failed("long"));
      else {
        room = loud.slice(-framesIn(1)); // a fan that was switched on, or a microphone that came late: that's the room
        start = -1;
      }
    } else if (frame - last >= framesIn(PAUSE)) {
      if (last - start >= SHORTEST) finish(() => ended(utterance()));
      else start = -1; // a click
    }
  }

  /** @param {number} before Frames before this one are not needed any more. */
  function forget(before) {
    if (before <= first) return;
    kept = kept.slice((before - first) * HOP);
    first = before;
  }

  /** @returns {Utterance} */
  function utterance() {
    const [from, to] = endsOfSpeech(kept, Math.max(least(), FAINTEST));
    const signal = Float64Array.from(kept.slice(from, to));
    let cut = 0;
    for (const sample of signal) if (Math.abs(sample) >= FULL) cut += 1;
    return { signal, clipped: cut / signal.length };
  }

  return {
    /** @param {ArrayLike<number>} samples At 8,000 a second. */
    push(samples) {
      for (let n = 0; n < samples.length; n += 1) kept.push(samples[n]);
      while (!over && (frame - first) * HOP + FRAME <= kept.length) {
        hear(energyOf(kept, (frame - first) * HOP));
        frame += 1;
      }
    },
  };
}

/**
 * Whether a sound has no dips, as speech has.
 * @type {(energies: number[]) => boolean}
 */
function steady(energies) {
  const sorted = energies.toSorted((a, b) => a - b),
    tenth = Math.floor(energies.length / 10);
  return sorted[tenth] > 0.1 * sorted[sorted.length - 1 - tenth];
}

/**
 * How loud a room is: a quarter of its frames are less.
 * @type {(energies: number[]) => number}
 */
function quiet(energies) {
  return energies.length ? energies.toSorted((a, b) => a - b)[energies.length >> 2] : 0;
}
