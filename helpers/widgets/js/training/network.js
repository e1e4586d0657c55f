// A recurrent network that trains: an embedding or plain inputs, one layer (RNN, LSTM or GRU), a linear read-out; forward, and backward
// through time. Blocks as in PyTorch: i, f, g, o and r, z, n. Numbers lie block by block, (block, sequence, unit), at each step.
import { BLOCKS_OF } from "../gradients/random_weights.js";

/** @typedef {import("./operations.js").Floats} Floats */
/** @typedef {import("./operations.js").Arithmetic} Arithmetic */
/**
 * @typedef {object} Sizes
 * @property {"rnn" | "lstm" | "gru"} kind
 * @property {number} hidden H
 * @property {number} inputs I, of which an embedding makes a symbol, or which a sequence has.
 * @property {number} symbols How many symbols there are; 0 where inputs are numbers.
 * @property {number} outputs O
 * @property {number} steps T of the longest sequence.
 * @property {number} batch B, the largest.
 */
/**
 * @typedef {object} Inputs
 * @property {number} steps T
 * @property {number} batch B
 * @property {Int32Array<ArrayBuffer>} [ids] Symbols, (T, B).
 * @property {Float64Array<ArrayBuffer>} [x] Or numbers, (T, B, I).
 */

/**
 * The parameters' names and shapes, in the order in which they lie.
 * @type {(sizes: Sizes) => [string, number][]}
 */
export function shapes({ kind, hidden, inputs, symbols, outputs }) {
  const rows = BLOCKS_OF[kind] * hidden;
  return [
    ["embed", symbols * inputs],
    ["weight_ih", rows * inputs],
    ["weight_hh", rows * hidden],
    ["bias_ih", rows],
    ["bias_hh", rows],
    ["read", outputs * hidden],
    ["offset", outputs],
  ];
}

/** @type {(sizes: Sizes) => number} */
export const countParameters = (sizes) => shapes(sizes).reduce((sum, [, n]) => sum + n, 0);

/**
 * All numbers that a network's arrays take, at the most.
 * @type {(sizes: Sizes) => number}
 */
export function memoryOf(sizes) {
  const { hidden: H, steps: T, batch: B, symbols, inputs, outputs, kind } = sizes,
    G = BLOCKS_OF[kind];
  const scratch = (2 * G + 5) * T * B * H + 2 * symbols * G * H + T * B * (inputs + 2 * outputs) + 8 * B * H;
  return 6 * countParameters(sizes) + scratch + G * H * (H + inputs) + 4096;
}

/** @type {(into: Floats, m: Floats, rows: number, cols: number) => void} */
function transpose(into, m, rows, cols) {
  for (let row = 0; row < rows; row += 1)
    for (let col = 0; col < cols; col += 1) into[col * rows + row] = m[row * cols + col];
}

/**
 * Memory for a network of these sizes, and what runs in it.
 * @param {Sizes} sizes
 * @param {Arithmetic} ops
 */
export function makeNetwork(sizes, ops) {
  const { kind, hidden: H, inputs: I, symbols: V, outputs: O, steps: longest, batch: widest } = sizes;
  const G = BLOCKS_OF[kind],
    all = ops.make(countParameters(sizes)),
    gradient = ops.make(all.length);
  /** @type {Record<string, Floats>} */
  const weights = {},
    /** @type {Record<string, Floats>} */ grads = {};
  let at = 0;
  for (const [name, n] of shapes(sizes)) {
    weights[name] = /** @type {Floats} */ (all.subarray(at, at + n));
    grads[name] = /** @type {Floats} */ (gradient.subarray(at, at + n));
    at += n;
  }
  const states = longest * widest * H;
  const gates = ops.make(G * states),
    sums = ops.make(G * states),
    hs = ops.make(states + widest * H),
    cs = ops.make(kind === "lstm" ? states + widest * H : 0),
    extra = ops.make(kind === "rnn" ? 0 : states), // an LSTM's tanh c, a GRU's part of n from h
    turned = ops.make(G * H * H), // weight_hh, each block transposed
    fromInput = ops.make(G * (V || I) * H), // what each symbol adds to the sums; without symbols, weight_ih transposed
    gradFromInput = ops.make(V ? G * V * H : 0),
    x = ops.make(V ? 0 : longest * widest * I),
    readTurned = ops.make(H * O),
    outputs = ops.make(longest * widest * O),
    dh = ops.make(widest * H),
    dc = ops.make(widest * H),
    dFromH = ops.make(widest * H),
    dOutputs = ops.make(longest * widest * O);
  /** @type {(number | null)[]} Where a gate stands that does not listen: 1 open, 0 shut; null where it is free. */
  const held = Array(G).fill(null);

  /** @type {(m: Floats, start: number, length: number) => Floats} */
  const part = (m, start, length) => /** @type {Floats} */ (m.subarray(start, start + length));

  function prepare() {
    for (let g = 0; g < G; g += 1) {
      transpose(part(turned, g * H * H, H * H), part(weights.weight_hh, g * H * H, H * H), H, H);
      const into = part(fromInput, g * (V || I) * H, (V || I) * H);
      const own = part(weights.weight_ih, g * H * I, H * I);
      if (!V) {
        transpose(into, own, H, I);
        continue;
      }
      // into (V, H) = embed (V, I) · weight_ihᵀ: its own small loop, once an update
      for (let v = 0; v < V; v += 1)
        for (let k = 0; k < H; k += 1) {
          let sum = 0;
          for (let i = 0; i < I; i += 1) sum += weights.embed[v * I + i] * own[k * I + i];
          into[v * H + k] = sum;
        }
    }
    transpose(readTurned, weights.read, O, H);
  }

  /**
   * Runs over the sequences. The outputs (T - from, B, O) are those from a step on.
   * @type {(given: Inputs, from: number) => Floats}
   */
  function forward(given, from) {
    const { steps: T, batch: B } = given,
      n = B * H;
    prepare();
    hs.fill(0, 0, n);
    if (kind === "lstm") cs.fill(0, 0, n);
    if (!V) x.set(/** @type {Float64Array} */ (given.x));
    for (let t = 0; t < T; t += 1) {
      const now = part(gates, t * G * n, G * n),
        hOld = part(hs, t * n, n),
        h = part(hs, (t + 1) * n, n);
      const listens = kind === "gru" ? part(extra, t * n, n) : null;
      for (let g = 0; g < G; g += 1) {
        const block = part(now, g * n, n),
          target = listens && g === 2 ? listens : block;
        startSums(block, target, g, given, t);
        ops.product(target, hOld, part(turned, g * H * H, H * H), B, H, H, H, 1);
      }
      if (kind === "rnn") {
        ops.tanh(now);
        h.set(now);
      } else if (kind === "lstm") {
        ops.sigmoid(part(now, 0, 2 * n));
        ops.tanh(part(now, 2 * n, n));
        ops.sigmoid(part(now, 3 * n, n));
        hold(now, n);
        ops.lstmForward(now, part(cs, t * n, n), part(cs, (t + 1) * n, n), part(extra, t * n, n), h);
      } else {
        ops.sigmoid(part(now, 0, 2 * n));
        hold(now, n);
        ops.gruForward(now, /** @type {Floats} */ (listens), hOld, h);
      }
    }
    const rows = (T - from) * B,
      y = part(outputs, 0, rows * O);
    for (let k = 0; k < y.length; k += 1) y[k] = weights.offset[k % O];
    ops.product(y, part(hs, (from + 1) * n, rows * H), readTurned, rows, H, O, H, 1);
    return y;
  }

  /** @type {(now: Floats, n: number) => void} */
  function hold(now, n) {
    held.forEach((value, g) => {
      if (value !== null) now.fill(value, g * n, (g + 1) * n);
    });
  }

  // What the inputs and the biases add to a block of sums. A GRU's candidate keeps apart what comes from h.
  /** @type {(block: Floats, apart: Floats, g: number, given: Inputs, t: number) => void} */
  function startSums(block, apart, g, { batch: B, ids }, t) {
    const ih = part(weights.bias_ih, g * H, H),
      hh = part(weights.bias_hh, g * H, H),
      both = apart === block;
    const table = part(fromInput, g * (V || I) * H, (V || I) * H);
    for (let b = 0, to = 0; b < B; b += 1) {
      const start = ids ? ids[t * B + b] * H : 0;
      for (let k = 0; k < H; k += 1, to += 1) {
        block[to] = (ids ? table[start + k] : 0) + ih[k] + (both ? hh[k] : 0);
        if (!both) apart[to] = hh[k];
      }
    }
    if (!ids) ops.product(block, part(x, t * B * I, B * I), table, B, I, H, I, 1);
  }

  /**
   * Backward through time from the gradient of the outputs, into `gradient`, after `forward` with the same sequences.
   * @type {(given: Inputs, from: number, dy: Floats, watch?: (t: number, memory: Floats) => void) => void} `watch` gets the gradient of
   *   the memory after each step, an LSTM's c, else h.
   */
  function backward(given, from, dy, watch) {
    const { steps: T, batch: B, ids } = given,
      n = B * H,
      rows = (T - from) * B;
    gradient.fill(0);
    gradFromInput.fill(0);
    ops.product(grads.read, dy, part(hs, (from + 1) * n, rows * H), O, rows, H, 1, O);
    for (let k = 0; k < rows * O; k += 1) grads.offset[k % O] += dy[k];
    const gh = part(dh, 0, n),
      gc = part(dc, 0, n),
      gFromH = part(dFromH, 0, n);
    gh.fill(0);
    gc.fill(0);
    for (let t = T - 1; t >= 0; t -= 1) {
      if (t >= from) ops.product(gh, part(dy, (t - from) * B * O, B * O), weights.read, B, O, H, O, 1);
      const now = part(gates, t * G * n, G * n),
        back = part(sums, t * G * n, G * n),
        hOld = part(hs, t * n, n);
      if (kind === "rnn") {
        watch?.(t, gh);
        ops.rnnBackward(part(hs, (t + 1) * n, n), gh, back);
        gh.fill(0);
      } else if (kind === "lstm") {
        const shown = part(extra, t * n, n);
        if (watch) watch(t, throughCell(now, shown, gh, gc, n));
        ops.lstmBackward(now, part(cs, t * n, n), shown, gh, gc, back);
        gh.fill(0);
      } else {
        watch?.(t, gh);
        ops.gruBackward(now, part(extra, t * n, n), hOld, gh, back, gFromH);
      }
      held.forEach((value, g) => {
        if (value !== null) back.fill(0, g * n, (g + 1) * n);
      });
      for (let g = 0; g < G; g += 1) {
        const block = part(back, g * n, n),
          recurrent = kind === "gru" && g === 2 ? gFromH : block;
        const square = [g * H * H, H * H];
        ops.product(part(grads.weight_hh, square[0], square[1]), recurrent, hOld, H, B, H, 1, H);
        ops.product(gh, recurrent, part(weights.weight_hh, square[0], square[1]), B, H, H, H, 1);
        addRows(part(grads.bias_hh, g * H, H), recurrent, B);
        if (ids) scatter(part(gradFromInput, g * V * H, V * H), block, ids, t * B, B);
        else {
          addRows(part(grads.bias_ih, g * H, H), block, B);
          ops.product(part(grads.weight_ih, g * H * I, H * I), block, part(x, t * B * I, B * I), H, B, I, 1, H);
        }
      }
    }
    if (ids) inputGradients();
  }

  /** @type {(now: Floats, shown: Floats, gh: Floats, gc: Floats, n: number) => Floats} */
  function throughCell(now, shown, gh, gc, n) {
    return /** @type {Floats} */ (
      Float64Array.from({ length: n }, (_, k) => gc[k] + gh[k] * now[3 * n + k] * (1 - shown[k] * shown[k]))
    );
  }

  /** @type {(into: Floats, rows: Floats, B: number) => void} */
  function addRows(into, rows, B) {
    for (let b = 0, from = 0; b < B; b += 1) for (let k = 0; k < H; k += 1, from += 1) into[k] += rows[from];
  }

  // A symbol's row gets what the places want at which it stood.
  /** @type {(table: Floats, rows: Floats, ids: Int32Array, start: number, B: number) => void} */
  function scatter(table, rows, ids, start, B) {
    for (let b = 0, from = 0; b < B; b += 1) {
      const to = ids[start + b] * H;
      for (let k = 0; k < H; k += 1, from += 1) table[to + k] += rows[from];
    }
  }

  function inputGradients() {
    for (let g = 0; g < G; g += 1) {
      const table = part(gradFromInput, g * V * H, V * H);
      addRows(part(grads.bias_ih, g * H, H), table, V);
      ops.product(part(grads.weight_ih, g * H * I, H * I), table, weights.embed, H, V, I, 1, H);
      ops.product(grads.embed, table, part(weights.weight_ih, g * H * I, H * I), V, H, I, H, 1);
    }
  }

  return { sizes, all, gradient, weights, grads, held, gates, hs, cs, dOutputs, forward, backward };
}

/** @typedef {ReturnType<typeof makeNetwork>} TrainingNetwork */
