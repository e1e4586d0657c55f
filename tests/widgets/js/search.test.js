import assert from "node:assert/strict";
import { test } from "node:test";
import { found } from "../../../helpers/widgets/js/study/search.js";

const ENTRIES = [
  { id: "gate", name: "Gate", aliases: [], definition: "A number between 0 and 1." },
  { id: "forget", name: "Forget gate", aliases: [], definition: "The share that is kept." },
  { id: "naive", name: "Naïve baseline", aliases: ["last value"], definition: "Say the last value again." },
  { id: "lstm", name: "Long Short-Term Memory", aliases: ["LSTM"], definition: "A network with three gates." },
];
const ids = (query) => found(ENTRIES, query).map((entry) => entry.id);

test("nothing asked for is everything, in its order", () => {
  assert.deepEqual(ids("  "), ["gate", "forget", "naive", "lstm"]);
});

test("a name that begins with it comes first, then a name that has it, then a definition", () => {
  assert.deepEqual(ids("gate"), ["gate", "forget", "lstm"]);
});

test("case and diacritics make no difference, and an alias counts", () => {
  assert.deepEqual(ids("NAIVE"), ["naive"]);
  assert.deepEqual(ids("naïve"), ["naive"]);
  assert.deepEqual(ids("lstm"), ["lstm"]);
  assert.deepEqual(ids("Last Vál"), ["naive"]);
});

test("every word must be there", () => {
  assert.deepEqual(ids("three network"), ["lstm"]);
  assert.deepEqual(ids("gate baseline"), []);
});
