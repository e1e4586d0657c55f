// What a share leaves that is kept at each step.

export const STEPS = 20;

/**
 * What is left of 1 after each step, the start included.
 * @type {(share: number) => number[]}
 */
export const left = (share) => Array.from({ length: STEPS + 1 }, (_, step) => share ** step);

/** @type {(value: number) => string} */
export function inWords(value) {
  const percent = 100 * value;
  return percent >= 10 ? `${percent.toFixed(0)} %` : percent >= 0.1 ? `${percent.toFixed(1)} %` : "less than 0.1 %";
}
