import assert from "node:assert/strict";
import { test } from "node:test";
import { stream } from "../../../helpers/widgets/js/gradients/random_weights.js";
import { measured } from "../../../helpers/widgets/js/training/claims.js";
import { makeLearner } from "../../../helpers/widgets/js/training/learner.js";
import { lossOf } from "../../../helpers/widgets/js/training/loss.js";
import { makeNetwork, memoryOf } from "../../../helpers/widgets/js/training/network.js";
import { plain } from "../../../helpers/widgets/js/training/operations.js";
import OUTCOMES from "../../../helpers/widgets/js/training/outcomes.json" with { type: "json" };
import { GUESSED, PRESETS } from "../../../helpers/widgets/js/training/presets.js";
import { serve } from "../../../helpers/widgets/js/training/serve.js";
import { fastArithmetic } from "../../../helpers/widgets/js/training/wasm.js";
import { FROM_PYTHON } from "./from_python.js";

const fixtures = FROM_PYTHON.networks;

/** @type {(got: ArrayLike<number>, wanted: number[], within: number, what: string) => void} */
function close(got, wanted, within, what) {
  assert.equal(got.length, wanted.length, what);
  wanted.forEach((value, k) => {
    assert.ok(Math.abs(got[k] - value) <= within, `${what}[${k}] is ${got[k]}, not ${value}`);
  });
}

/** @type {(one: any) => any} */
const batchOf = (one) => ({
  ...one,
  ...(one.ids ? { ids: Int32Array.from(one.ids) } : { x: Float64Array.from(one.x) }),
  wanted: Float64Array.from(one.wanted),
});

/** @type {[string, (sizes: any) => import("../../../helpers/widgets/js/training/operations.js").Arithmetic, number][]} */
const ARITHMETIC = [
  ["float64", () => plain(Float64Array), 1e-10],
  ["float32", () => plain(Float32Array), 2e-5],
  ["WebAssembly", (sizes) => fastArithmetic(memoryOf(sizes)), 2e-5],
];

for (const [name, make, within] of ARITHMETIC)
  for (const { sizes, answer, weights, batches, passes, trained, rate, clip } of fixtures) {
    const what = `${sizes.kind}, ${answer}, in ${name}`;
    test(`forward and backward through time are the NumPy cells': ${what}`, () => {
      const net = makeNetwork(sizes, make(sizes));
      for (const [key, values] of Object.entries(weights)) net.weights[key].set(values);
      batches.map(batchOf).forEach((/** @type {any} */ batch, /** @type {number} */ k) => {
        const y = net.forward(batch, batch.from),
          n = sizes.hidden * batch.batch;
        close(net.hs.subarray(n, n * (batch.steps + 1)), passes[k].h, within, "h");
        close(y, passes[k].outputs, within, "outputs");
        const dy = /** @type {any} */ (net.dOutputs.subarray(0, y.length));
        assert.ok(Math.abs(lossOf(answer, y, batch.wanted, sizes.outputs, dy) - passes[k].loss) <= within);
        net.backward(batch, batch.from, dy);
        for (const [key, values] of Object.entries(passes[k].grads)) close(net.grads[key], values, within, key);
      });
    });

    test(`updates are torch's Adam on the NumPy gradients: ${what}`, () => {
      const start = { bias: null, orthogonal: false, scale: 1 };
      const learner = makeLearner({ sizes, random: stream(1), start, answer, ops: make(sizes) });
      for (const [key, values] of Object.entries(weights)) learner.net.weights[key].set(values);
      trained.forEach((/** @type {any} */ one, /** @type {number} */ k) => {
        const { norm } = learner.update(batchOf(batches[k % batches.length]), rate, clip);
        assert.ok(norm > clip, "nothing was clipped");
        assert.ok(Math.abs(norm - one.norm) <= within * 10, `norm ${norm}, not ${one.norm}`);
        // Adam divides by the gradient's own size: where that is near 0, float32 differs by more.
        const near = within < 1e-8 ? within : 2e-3;
        for (const [key, values] of Object.entries(one.weights)) close(learner.net.weights[key], values, near, key);
      });
    });
  }

test("arithmetic in WebAssembly says what it was not given the memory for", () => {
  const ops = fastArithmetic(1000);
  assert.equal(ops.name, "WebAssembly");
  ops.make(900);
  assert.throws(() => ops.make(20000), /20000 numbers more than the 1000/);
});

test("a gate that is held does not listen, and nothing is learned through it", () => {
  const { sizes, weights, batches } = fixtures.find((/** @type {any} */ one) => one.sizes.kind === "lstm");
  const net = makeNetwork(sizes, plain(Float64Array)),
    batch = batchOf(batches[0]),
    n = sizes.hidden * batch.batch;
  for (const [key, values] of Object.entries(weights)) net.weights[key].set(values);
  net.held[1] = 0.5;
  const y = net.forward(batch, batch.from);
  for (let t = 0; t < batch.steps; t += 1)
    assert.ok(net.gates.subarray((4 * t + 1) * n, (4 * t + 2) * n).every((value) => value === 0.5));
  net.backward(batch, batch.from, /** @type {any} */ (Float64Array.from(y, () => 1)));
  const H = sizes.hidden;
  assert.ok(net.grads.weight_hh.subarray(H * H, 2 * H * H).every((value) => value === 0));
  assert.ok(net.grads.weight_hh.subarray(0, H * H).some((value) => value !== 0));
});

test("every claim that is offered was measured, with 20 seeds and as many updates as it names", () => {
  assert.deepEqual(
    Object.keys(OUTCOMES),
    [...PRESETS, ...GUESSED].map((one) => one.id),
  );
  for (const preset of PRESETS) {
    const outcome = /** @type {Record<string, any>} */ (OUTCOMES)[preset.id];
    assert.deepEqual([outcome.seeds, outcome.updates, outcome.networks.length], [20, preset.updates, 3]);
    assert.match(measured(preset), /^With 20 seeds, .*network 3: .*\.$/i);
  }
});

/**
 * The side that trains, and what it says when it has stopped after a message.
 * @param {object} steered
 */
function trains(steered = {}) {
  /** @type {(figures: any) => void} */
  let rests = () => {};
  const port = {
    /** @param {any} figures */
    postMessage(figures) {
      if (!figures.playing && figures.updates) rests(figures);
    },
    /** @type {any} */
    onmessage: null,
  };
  serve(port);
  const send = (/** @type {object} */ data) => port.onmessage({ data });
  /** @type {(message: object) => Promise<import("../../../helpers/widgets/js/training/serve.js").Figures>} */
  const after = (message) =>
    new Promise((resolve) => {
      rests = resolve;
      send(message);
    });
  const settings = { ...PRESETS[0].settings, hidden: 4 };
  const run = { settings, steering: [], updates: 0, shown: 0, unit: 0, ...steered };
  return { send, after, run };
}

test("a run that is to stop at an update stops there, however late the page listens, and goes on when played again", async () => {
  const { send, after, run } = trains();
  send({ kind: "start", run, number: 1 });
  assert.equal((await after({ kind: "play", until: 7 })).updates, 7);
  assert.equal((await after({ kind: "play", until: 12 })).updates, 12);
});

test("what is steered while it plays is kept with the update where it took hold, so the same run comes again", async () => {
  const { send, after, run } = trains();
  send({ kind: "start", run, number: 1 });
  send({ kind: "steer", what: "1.rate", value: 0.02 });
  send({ kind: "play", until: 0 });
  await new Promise((resolve) => setTimeout(resolve, 60));
  send({ kind: "steer", what: "1.rate", value: 0.05 });
  send({ kind: "steer", what: "1.held.f", value: 0 });
  send({ kind: "steer", what: "1.held.f", value: 0.5 }); // of two at one update the last counts
  await new Promise((resolve) => setTimeout(resolve, 30));
  const { steering, updates, seen } = await after({ kind: "pause" });
  const [, [at]] = steering;
  assert.ok(at > 0 && at < updates, `${at} of ${updates}`);
  assert.deepEqual(steering, [
    [0, "1.rate", 0.02],
    [at, "1.rate", 0.05],
    [at, "1.held.f", 0.5],
  ]);
  const again = trains({ steering, updates });
  const same = await again.after({ kind: "start", run: again.run, number: 1 });
  assert.deepEqual([same.updates, same.steering, same.seen], [updates, steering, seen]);
});
