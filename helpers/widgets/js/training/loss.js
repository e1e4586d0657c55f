// Losses, and what they want of the outputs: means over all places that count.

/** @typedef {import("./operations.js").Floats} Floats */
/** @typedef {"yes or no" | "which" | "how much"} Answer What is asked for: a yes or no, one of several, a number. */

/**
 * The mean loss, in nats or squared; the gradient of the outputs goes into dy.
 * @type {(answer: Answer, y: Floats, wanted: Float64Array, outputs: number, dy: Floats) => number} `wanted`: 1 or 0, a
 *   number of a class, or the number itself; one for each place.
 */
export function lossOf(answer, y, wanted, outputs, dy) {
  const places = wanted.length;
  let sum = 0;
  for (let k = 0; k < places; k += 1) {
    if (answer === "which") {
      const start = k * outputs;
      let highest = y[start],
        all = 0;
      for (let o = 1; o < outputs; o += 1) highest = Math.max(highest, y[start + o]);
      for (let o = 0; o < outputs; o += 1) {
        const share = Math.exp(y[start + o] - highest);
        dy[start + o] = share;
        all += share;
      }
      sum += Math.log(all) + highest - y[start + wanted[k]];
      for (let o = 0; o < outputs; o += 1) dy[start + o] /= all * places;
      dy[start + wanted[k]] -= 1 / places;
    } else if (answer === "yes or no") {
      const share = y[k] >= 0 ? 1 / (1 + Math.exp(-y[k])) : Math.exp(y[k]) / (1 + Math.exp(y[k]));
      sum += Math.max(y[k], 0) - y[k] * wanted[k] + Math.log1p(Math.exp(-Math.abs(y[k])));
      dy[k] = (share - wanted[k]) / places;
    } else {
      const off = y[k] - wanted[k];
      sum += off * off;
      dy[k] = (2 * off) / places;
    }
  }
  return sum / places;
}

/**
 * How many places are right: the likelier answer, the likeliest class, or a number that is off by less than `within`.
 * @type {(answer: Answer, y: Floats, wanted: Float64Array, outputs: number, within: number) => number}
 */
export function countRight(answer, y, wanted, outputs, within) {
  let right = 0;
  for (let k = 0; k < wanted.length; k += 1) {
    if (answer === "yes or no") right += y[k] > 0 === wanted[k] > 0.5 ? 1 : 0;
    else if (answer === "how much") right += Math.abs(y[k] - wanted[k]) < within ? 1 : 0;
    else {
      let best = 0;
      for (let o = 1; o < outputs; o += 1) if (y[k * outputs + o] > y[k * outputs + best]) best = o;
      right += best === wanted[k] ? 1 : 0;
    }
  }
  return right;
}
