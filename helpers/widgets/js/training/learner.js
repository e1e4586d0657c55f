// A network in training: how it starts, an update by Adam, and what can be steered on the way.
import { normals, orthogonal, uniforms } from "../gradients/random_weights.js";
import { countRight, lossOf } from "./loss.js";
import { makeNetwork, memoryOf, shapes } from "./network.js";
import { fastArithmetic } from "./wasm.js";

/** @typedef {import("./network.js").Sizes} Sizes */
/** @typedef {import("./network.js").Inputs} Inputs */
/** @typedef {import("./operations.js").Arithmetic} Arithmetic */
/**
 * @typedef {Inputs & {wanted: Float64Array<ArrayBuffer>, from: number}} Batch Sequences, and what is asked for at each step from a step on.
 */
/**
 * @typedef {object} Start
 * @property {number | null} bias What the bias of the gate that keeps starts from (forget gate, update gate); null leaves it as drawn.
 * @property {boolean} orthogonal Whether a plain network's recurrent matrix is orthogonal.
 * @property {number} scale What that matrix is multiplied by.
 */

/**
 * @param {object} given
 * @param {Sizes} given.sizes
 * @param {() => number} given.random Numbers in [0, 1): equal streams give equal networks.
 * @param {Start} given.start
 * @param {import("./loss.js").Answer} given.answer
 * @param {number} [given.within] How far off a number may be that counts as right.
 * @param {Arithmetic} [given.ops]
 */
export function makeLearner({ sizes, random, start, answer, within = 0.5, ops = fastArithmetic(memoryOf(sizes)) }) {
  const net = makeNetwork(sizes, ops),
    { hidden: H, outputs: O, kind } = sizes;
  const mean = ops.make(net.all.length),
    square = ops.make(net.all.length);
  let count = 0;
  draw();

  // As the lessons' networks: an embedding N(0, 1), all else U(-1/√H, 1/√H).
  function draw() {
    for (const [name, n] of shapes(sizes))
      net.weights[name].set(name === "embed" ? normals(random, n) : uniforms(random, n, 1 / Math.sqrt(H)));
    const matrix = net.weights.weight_hh;
    if (kind === "rnn") {
      if (start.orthogonal) matrix.set(orthogonal(random, H));
      for (let k = 0; k < matrix.length; k += 1) matrix[k] *= start.scale;
    } else if (start.bias !== null) {
      net.weights.bias_ih.fill(start.bias, H, 2 * H);
      net.weights.bias_hh.fill(0, H, 2 * H);
    }
  }

  return {
    net,
    ops,
    get updates() {
      return count;
    },
    /** Moves the bias of the gate that keeps, in all units. */
    shiftBias(/** @type {number} */ by) {
      if (kind !== "rnn") for (let k = H; k < 2 * H; k += 1) net.weights.bias_ih[k] += by;
    },
    /** The mean bias of the gate that keeps, both vectors together; 0 for a plain network. */
    keepBias() {
      let sum = 0;
      if (kind !== "rnn") for (let k = H; k < 2 * H; k += 1) sum += net.weights.bias_ih[k] + net.weights.bias_hh[k];
      return sum / H;
    },
    /**
     * One update of Adam, as in torch; the gradient's norm is clipped where a limit is given.
     * @type {(batch: Batch, rate: number, clip: number | null) => {loss: number, norm: number}}
     */
    update(batch, rate, clip) {
      const y = net.forward(batch, batch.from),
        dy = /** @type {import("./operations.js").Floats} */ (net.dOutputs.subarray(0, y.length));
      const loss = lossOf(answer, y, batch.wanted, O, dy);
      net.backward(batch, batch.from, dy);
      let norm = 0;
      for (let k = 0; k < net.gradient.length; k += 1) norm += net.gradient[k] * net.gradient[k];
      norm = Math.sqrt(norm);
      count += 1;
      const scale = clip === null ? 1 : Math.min(1, clip / (norm + 1e-6)); // as torch clips
      ops.adam(net.all, net.gradient, mean, square, scale, rate / (1 - 0.9 ** count), Math.sqrt(1 - 0.999 ** count));
      return { loss, norm };
    },
    /**
     * Loss and share right on sequences that it does not learn from.
     * @type {(batches: Batch[]) => {loss: number, right: number}}
     */
    test(batches) {
      let loss = 0,
        right = 0,
        places = 0;
      for (const batch of batches) {
        const y = net.forward(batch, batch.from),
          n = batch.wanted.length;
        loss += n * lossOf(answer, y, batch.wanted, O, /** @type {any} */ (net.dOutputs.subarray(0, y.length)));
        right += countRight(answer, y, batch.wanted, O, within);
        places += n;
      }
      return { loss: loss / places, right: right / places };
    },
  };
}

/** @typedef {ReturnType<typeof makeLearner>} Learner */
