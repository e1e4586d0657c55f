import assert from "node:assert/strict";
import { test } from "node:test";
import { isRight, namedNumber, readNumber } from "../../../helpers/widgets/js/study/scoring.js";

test("numbers are read as people write them", () => {
  const typed = { 0.35: 0.35, ".35": 0.35, "0,35": 0.35, "1/2": 0.5, "35%": 0.35, "−3": -3, "≈ 5": 5, "1e-3": 0.001 };
  for (const [text, value] of Object.entries(typed)) assert.deepEqual(readNumber(text), { value });
  assert.deepEqual(readNumber("35 %", "%"), { value: 35 });
  assert.deepEqual(readNumber("1 step", "steps"), { value: 1 });
});

test("what can't be read says why and what to write", () => {
  for (const [text, words] of [
    ["", /first/],
    ["abc", /not a number/],
    ["1,000", /two ways/],
    ["1/0", /divided by 0/],
    ["9".repeat(41), /too long/],
    ["1e999", /too large/],
  ]) {
    assert.match(readNumber(/** @type {string} */ (text)).problem ?? "", /** @type {RegExp} */ (words));
  }
});

test("an answer is right by its kind of question", () => {
  const options = [{ correct: true }, { correct: false }, { correct: true }];
  assert.deepEqual(
    [0, 1].map((given) => isRight({ type: "one", options }, given)),
    [true, false],
  );
  const several = [[0, 2], [0], [0, 1, 2]].map((given) => isRight({ type: "several", options }, given));
  assert.deepEqual(several, [true, false, false]);
  const number = { type: "number", answer: 0.5, margin: 0.01 };
  assert.deepEqual(
    ["1/2", "0.505", "0.52", "half"].map((given) => isRight(number, given)),
    [true, true, false, false],
  );
  assert.deepEqual(
    [
      [0, 1, 2],
      [0, 2, 1],
    ].map((given) => isRight({ type: "order" }, given)),
    [true, false],
  );
});

test("a wrong number that people arrive at is known", () => {
  const question = { wrong: [{ value: 2, margin: 0.1, why: "twice" }] };
  assert.equal(namedNumber(question, 2.05)?.why, "twice");
  assert.equal(namedNumber(question, 3), null);
});
