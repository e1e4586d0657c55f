// What of the translation desk is kept and can be sent: the number, the network, the step, the width of the beam.
import { WIDEST } from "./beam_view.js";
import { LANGUAGES } from "./languages.js";
import { NUMBERS } from "./search.js";

/**
 * @typedef {object} DeskState
 * @property {number} number
 * @property {string} language
 * @property {boolean} attention
 * @property {boolean} own Whether it is the learner's own network.
 * @property {number | null} step How far it has read and written; null is the end.
 * @property {number} beams
 */

/**
 * A stored state, mended where it is none.
 * @type {(given: any, hasOwn: boolean) => DeskState}
 */
export function readDesk(given, hasOwn) {
  const whole = (/** @type {any} */ value, /** @type {number} */ low, /** @type {number} */ high) =>
    Number.isInteger(value) && value >= low && value <= high;
  return {
    number: whole(given?.number, 0, NUMBERS - 1) ? given.number : 4321,
    language: Object.hasOwn(LANGUAGES, given?.language ?? "") ? given.language : "german",
    attention: typeof given?.attention === "boolean" ? given.attention : true,
    own: hasOwn && given?.own !== false,
    step: whole(given?.step, 0, 100) ? given.step : null,
    beams: whole(given?.beams, 1, WIDEST) ? given.beams : 3,
  };
}
