// A network that is timed: `node bench.js`. The first line it reads has sizes, weights and a batch; each later one is a number of updates,
// answered by a line with the loss of the last.
import { createInterface } from "node:readline";
import { makeLearner } from "./learner.js";

const RATE = 0.005,
  CLIP = 1;
/** @type {import("./learner.js").Learner | null} */
let learner = null;
/** @type {any} */
let batch = null;

createInterface({ input: process.stdin }).on("line", (line) => {
  const given = JSON.parse(line);
  if (!learner) {
    const start = { bias: null, orthogonal: false, scale: 1 };
    learner = makeLearner({ sizes: given.sizes, random: Math.random, start, answer: "yes or no" });
    learner.net.all.set(given.weights);
    batch = { ...given.batch, ids: Int32Array.from(given.batch.ids), wanted: Float64Array.from(given.batch.wanted) };
    process.stdout.write(`${JSON.stringify(learner.ops.name)}\n`);
    return;
  }
  let loss = 0;
  for (let k = 0; k < given; k += 1) loss = learner.update(batch, RATE, CLIP).loss;
  process.stdout.write(`${loss}\n`);
});
