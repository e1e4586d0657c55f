import assert from "node:assert/strict";
import { test } from "node:test";
import { gruStep, lstmStep, sigmoid } from "../../../helpers/widgets/js/cells/steps.js";
import { FROM_PYTHON } from "./from_python.js";

const fixtures = FROM_PYTHON.cells;

/** @type {Record<string, (given: any) => any>} */
const STEPS = { lstm: lstmStep, gru: gruStep };

for (const [cell, step] of Object.entries(STEPS)) {
  test(`a step of the ${cell} is the NumPy cell's`, () => {
    assert.equal(fixtures[cell].length, 12);
    for (const { given, wanted } of fixtures[cell]) {
      const got = step(given);
      for (const [name, values] of Object.entries(wanted)) {
        values.forEach((/** @type {number} */ value, /** @type {number} */ k) => {
          assert.ok(Math.abs(got[name][k] - value) < 1e-12, `${name}[${k}] is ${got[name][k]}, not ${value}`);
        });
      }
    }
  });
}

test("a sigmoid neither overflows nor leaves 0 to 1", () => {
  assert.deepEqual([-1000, 0, 1000].map(sigmoid), [0, 0.5, 1]);
  assert.ok(Math.abs(sigmoid(2) + sigmoid(-2) - 1) < 1e-15);
});
