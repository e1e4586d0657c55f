import assert from "node:assert/strict";
import { test } from "node:test";
import { heldSteps, takenAndHeld } from "../../../helpers/widgets/js/desk/checks.js";
import { gru } from "../../../helpers/widgets/js/desk/gru/cell.js";
import { readSwitches } from "../../../helpers/widgets/js/desk/gru/conventions.js";
import { MOST, readInputs, STEPS, streamOf } from "../../../helpers/widgets/js/desk/inputs.js";
import { lstm } from "../../../helpers/widgets/js/desk/lstm/cell.js";
import { readChallenge, writeChallenge } from "../../../helpers/widgets/js/desk/lstm/challenge.js";
import { readWeights } from "../../../helpers/widgets/js/desk/weight_sliders.js";

const PULSE = { stream: [{ step: 3, x: 2, marker: 0 }] };
const CELLS = [lstm, gru];
const settings = readSwitches();

for (const cell of CELLS) {
  test(`${cell.name}: every block has its sliders, every part its equation, every wire its drawing`, () => {
    const weights = cell.weights();
    for (const { block, main, more } of cell.groups) {
      assert.deepEqual([...main, ...more].sort(), Object.keys(weights[block]).sort());
    }
    assert.deepEqual(cell.groups.map(({ block }) => block).sort(), Object.keys(weights).sort());
    assert.ok(cell.part in cell.parts);
    const wires = new Set(cell.unit.wires.map(({ id }) => id));
    for (const id of Object.keys(cell.unit.thick)) assert.ok(wires.has(id), id);
  });

  test(`${cell.name}: every equation has a left side, its numbers and a value`, () => {
    const weights = cell.weights();
    const run = cell.run(weights, streamOf(PULSE), settings);
    assert.equal(run.length, STEPS);
    for (const [id, part] of Object.entries(cell.parts)) {
      const text = part.numbers(run[2], weights, settings);
      assert.match(text, /^\S.* = .*\d$/, id);
      assert.ok(text.endsWith(part.value(run[2])), `${id}: ${text} ends in ${part.value(run[2])}`);
      assert.ok(part.words(run[2], settings).length > 20);
    }
  });

  test(`${cell.name}: with the default weights a pulse is not held, with the old state kept it is`, () => {
    const open = cell.weights();
    assert.ok(!cell.detectors.hold(cell.run(open, streamOf(PULSE), settings)).checks.every(({ done }) => done));
    const kept = cell === lstm ? { f: { b: 8 }, i: { b: 4 } } : { z: { b: 6, x: -4 } };
    const run = cell.run(readWeights(kept, cell.weights()), streamOf(PULSE), settings);
    assert.ok(cell.detectors.hold(run).checks.every(({ done }) => done));
  });
}

test("inputs from outside are brought into range, and an example stands in for none", () => {
  const example = /** @type {[number, number][]} */ ([[1, 0]]);
  assert.deepEqual(readInputs([[9, 5], ["x", 0], "no"], example), [
    { x: 2, m: 1 },
    { x: 0, m: 0 },
  ]);
  for (const broken of [undefined, [], "text", [1, 2]]) assert.deepEqual(readInputs(broken, example), [{ x: 1, m: 0 }]);
  assert.equal(readInputs(Array(MOST + 9).fill([1, 0]), example).length, MOST);
});

test("weights from outside: what is missing or no number is the default", () => {
  const read = readWeights({ f: { b: 99, x: "1" }, z: { b: 1 } }, lstm.weights());
  assert.deepEqual(read, { ...lstm.weights(), f: { x: 0, m: 0, h: 0, b: 8 } });
});

test("how long a memory is held, and whether a value was taken in", () => {
  const run = [1, 0.95, 0.92, 0.8, 1].map((c, k) => ({ c, x: k === 0 ? 1 : 0 }));
  assert.equal(heldSteps(run, "c", 0, 4), 2);
  assert.equal(heldSteps(run, "c", 0, 1), 1);
  const { checks, bands } = takenAndHeld(run, "c", [0], [], (value) => `${value} in it`);
  assert.deepEqual(checks[0].done, false);
  assert.match(checks[0].text, /^From step 1: 1\.00 in it \(needed: 0\.40 or more\), held 2 of 4 steps/);
  assert.deepEqual(bands, [{ from: 0, to: 4, low: 0.9, high: 1.1 }]);
});

test("a challenge travels as text, and a bad one says what is wrong", () => {
  const weights = readWeights({ f: { b: 2.5 }, o: { m: -12 } }, lstm.weights());
  const inputs = /** @type {[number, number][]} */ ([
    [0, 0],
    [0, 0],
    [1, 1],
  ]);
  const text = writeChallenge({ weights, goal: null, inputs, question: "Wie viel\nbleibt übrig?" });
  assert.match(text, /^gkm1\.[\w-]+$/);
  assert.deepEqual(readChallenge(text, []), { weights, goal: null, inputs, question: "Wie viel bleibt übrig?" });
  assert.throws(() => readChallenge(text.slice(0, -3), []), /damaged or cut short/);
  assert.throws(() => readChallenge("hello", []), /starts with “gkm1\.”/);
  assert.throws(() => readChallenge(text.replace("gkm1", "gkm2"), []), /version 2/);
});

test("the GRU's switches: what is unknown is as in PyTorch", () => {
  assert.deepEqual(readSwitches({ update: "perhaps", reset: "before", bias: 99, turned: 1 }), {
    update: "keeps",
    reset: "before",
    write: "free",
    bias: 8,
    turned: false,
  });
});
