// What is chosen in the widget "spoken digit". What a text or a notebook of before holds is put right here.

export const ROW = 6; // digits in a row, at most

/**
 * @typedef {{voice: number, digit: number, take: number, net: number, noise: number, step: number,
 *   row: string}} Spoken step: −1 is the last one. row: several digits instead of the one; "" where there is one.
 */

/**
 * @param {any} given
 * @param {{voices: number, nets: number, noises: number, own?: boolean}} limits How many there are; whether the last network is the
 *   learner's own, which is shown first.
 * @returns {Spoken}
 */
export function readSpoken(given, { voices, nets, noises, own }) {
  const whole = (
    /** @type {string} */ name,
    /** @type {number} */ from,
    /** @type {number} */ to,
    /** @type {number} */ other,
  ) => {
    const value = given?.[name];
    return Number.isInteger(value) && value >= from && value <= to ? value : other;
  };
  return {
    voice: whole("voice", 0, voices - 1, 0),
    digit: whole("digit", 0, 9, 7),
    take: whole("take", 0, 99, 0),
    net: whole("net", 0, nets - 1, own ? nets - 1 : 0),
    noise: whole("noise", 0, noises - 1, 0),
    step: whole("step", -1, 9999, -1),
    row: rowOf(given?.row),
  };
}

/**
 * The digits of what somebody wrote, as far as there is room for them.
 * @type {(text: unknown) => string}
 */
export function rowOf(text) {
  return typeof text === "string" ? text.replace(/[^0-9]/g, "").slice(0, ROW) : "";
}
