// Tasks whose answers are known: counting, remembering the first symbol, adding.
import { below, constantBaseline, range, stepsOf } from "./task.js";

const TENS = 10; // counts are learned in tens, so that they are neither small nor large

/** @type {import("./task.js").Task} */
export const counting = {
  id: "counting",
  name: "Count since a reset",
  about:
    "At each step a network says how many steps have passed since the last reset. The first step is one; half of the sequences have another.",
  answer: "how much",
  right: "counts right, to within a half",
  within: 0.5 / TENS,
  unit: [TENS * TENS, "counts²"],
  symbols: 0,
  inputs: 1,
  outputs: 1,
  batch: 32,
  distance: { label: "counts up to", values: range(5, 40), start: 20 },
  steps: (distance) => distance + 1,
  draw(random, distance) {
    const steps = distance + 1,
      batch = this.batch;
    const x = new Float64Array(steps * batch),
      wanted = new Float64Array(steps * batch);
    for (let b = 0; b < batch; b += 1) {
      const again = random() < 0.5 ? 1 + below(random, distance) : 0;
      for (let t = 0, count = 0; t < steps; t += 1, count += 1) {
        if (t === 0 || t === again) {
          x[t * batch + b] = 1;
          count = 0;
        }
        wanted[t * batch + b] = count / TENS;
      }
    }
    return { steps, batch, x, wanted, from: 0 };
  },
  baselines: (batches) => [constantBaseline("always the mean count", batches, 0.5 / TENS)],
  words: (batch, b) => stepsOf(batch, b).map(([reset]) => (reset ? "reset" : "·")),
  said: (value) => (TENS * value).toFixed(1),
};

const LETTERS = "ABCDEFGH";

/** @type {import("./task.js").Task} */
export const copying = {
  id: "copying",
  name: "Say the first symbol again",
  about: "A network reads symbols, and at the end says which was the first. All others are noise that looks the same.",
  answer: "which",
  right: "first symbols right",
  unit: [1, "nats"],
  symbols: LETTERS.length + 1,
  inputs: 8,
  outputs: LETTERS.length,
  batch: 64,
  distance: { label: "symbols in between", values: range(2, 50), start: 20 },
  steps: (distance) => distance + 2,
  draw(random, distance) {
    const steps = distance + 2,
      batch = this.batch;
    const ids = Int32Array.from({ length: steps * batch }, () => below(random, LETTERS.length));
    ids.fill(LETTERS.length, (steps - 1) * batch); // the question
    return { steps, batch, ids, wanted: Float64Array.from(ids.subarray(0, batch)), from: steps - 1 };
  },
  baselines: () => [{ name: "guessing", right: 1 / LETTERS.length, loss: Math.log(LETTERS.length) }],
  words: (batch, b) => stepsOf(batch, b).map(([id]) => LETTERS[id] ?? "?"),
  said: (value) => LETTERS[value],
};

const NEAR = 0.1;

/** @type {import("./task.js").Task} */
export const adding = {
  id: "adding",
  name: "Add two marked numbers",
  about: "Numbers between 0 and 1, one marked in each half. At the end a network says the sum of the two.",
  answer: "how much",
  right: "sums right, to within 0.1",
  within: NEAR,
  unit: [1, "squared error"],
  symbols: 0,
  inputs: 2,
  outputs: 1,
  batch: 50,
  distance: { label: "numbers in a sequence", values: range(4, 60, 2), start: 20 },
  steps: (distance) => distance,
  draw(random, distance) {
    const batch = this.batch,
      half = distance / 2;
    const x = new Float64Array(distance * batch * 2),
      wanted = new Float64Array(batch);
    for (let b = 0; b < batch; b += 1) {
      const marked = [below(random, half), half + below(random, half)];
      for (let t = 0; t < distance; t += 1) {
        const at = 2 * (t * batch + b);
        x[at] = random();
        if (marked.includes(t)) {
          x[at + 1] = 1;
          wanted[b] += x[at];
        }
      }
    }
    return { steps: distance, batch, x, wanted, from: distance - 1 };
  },
  baselines: (batches) => [constantBaseline("always saying 1", batches, NEAR, 1)],
  words: (batch, b) => stepsOf(batch, b).map(([value, mark]) => (mark ? value.toFixed(2) : value.toFixed(1).slice(1))),
  said: (value) => value.toFixed(2),
};
