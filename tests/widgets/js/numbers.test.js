import assert from "node:assert/strict";
import { test } from "node:test";
import {
  clamp,
  factor,
  linear,
  niceLimit,
  num,
  percent,
  polyline,
  spread,
  sum,
} from "../../../helpers/widgets/js/kit/numbers.js";

test("numbers have a true minus sign, and never one before zero", () => {
  assert.deepEqual(
    [-0.001, -0.4, 1.005, 12].map((v) => num(v)),
    ["0.00", "−0.40", "1.00", "12.00"],
  );
  assert.equal(num(-1.26, 1), "−1.3");
});

test("factors and sums keep their signs apart", () => {
  assert.deepEqual([factor(-2), factor(2), factor(-0.001)], ["(−2.00)", "2.00", "0.00"]);
  assert.equal(sum([0, -8, 6]), "0.00 − 8.00 + 6.00");
  assert.equal(sum([-1, -0.001]), "−1.00 + 0.00");
});

test("a share is never rounded to all of it", () => {
  assert.deepEqual([0.5, 0.994, 0.9994, 1].map(percent), ["50 %", "99.4 %", "99.94 %", "100.00 %"]);
});

test("scales", () => {
  assert.equal(linear(0, 1, 100, 0)(0.5), 50);
  assert.deepEqual([0, 1, 1.2, 4, 7, 30].map(niceLimit), [1, 1, 2, 5, 10, 50]);
  assert.equal(polyline([0, 1], [2, 3]), "M0.0 2.0L1.0 3.0");
  assert.equal(polyline([], []), "");
  assert.deepEqual([clamp(9, 8), clamp(-9, 8), clamp(1, 8)], [8, -8, 1]);
});

test("labels keep apart and within their place", () => {
  const placed = spread([50, 50, 50], 17, 2, 60);
  assert.ok(Math.min(...placed) >= 2 && Math.max(...placed) <= 60);
  const sorted = [...placed].sort((a, b) => a - b);
  assert.ok(sorted[1] - sorted[0] >= 17 && sorted[2] - sorted[1] >= 17);
  assert.deepEqual(spread([50, 10], 17, 2, 60), [50, 10]);
});
