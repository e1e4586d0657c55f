import assert from "node:assert/strict";
import { test } from "node:test";
import {
  countAll,
  countKinds,
  largestHidden,
  niceBudget,
  readBudget,
} from "../../../helpers/widgets/js/playground/budget_count.js";
import { span } from "../../../helpers/widgets/js/study/cards.js";

const SHAPE = { inputs: 64, layers: 1, directions: 1, biases: 2 };

test("one to three to four", () => {
  assert.deepEqual(
    [1, 3, 4].map((blocks) => countAll(blocks, 128, SHAPE)),
    [24832, 74496, 99328],
  );
  assert.deepEqual(
    countKinds(readBudget({})).map(({ count }) => count),
    [24832, 74496, 99328],
  );
});

test("the largest layer fits, and the next one does not", () => {
  for (const blocks of [1, 3, 4]) {
    const hidden = largestHidden(blocks, 50000, SHAPE);
    assert.ok(countAll(blocks, hidden, SHAPE) <= 50000 && countAll(blocks, hidden + 1, SHAPE) > 50000);
  }
  assert.equal(largestHidden(4, 1, SHAPE), 0);
});

test("budgets have three digits, and a broken state gives the usual one", () => {
  assert.deepEqual([3, 4.51, 6].map(niceBudget), [1000, 32400, 1000000]);
  for (const broken of [null, "text", { hidden: "x", mode: 3 }]) assert.deepEqual(readBudget(broken), readBudget({}));
  assert.equal(readBudget({ hidden: 9999 }).hidden, 512);
});

test("intervals on the buttons of a card", () => {
  assert.deepEqual([10, 600, 7200, 86400, 700000].map(span), ["1 min", "10 min", "2 h", "1 day", "8 days"]);
});
