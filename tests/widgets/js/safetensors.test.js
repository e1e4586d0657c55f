import assert from "node:assert/strict";
import { test } from "node:test";
import { readSafetensors } from "../../../helpers/widgets/js/kit/safetensors.js";
import { FROM_PYTHON } from "./from_python.js";

const given = FROM_PYTHON.weights;
const bytes = Buffer.from(given.file, "base64");

test("weights are read as they were written, wherever in a buffer they lie", () => {
  const moved = Buffer.concat([Buffer.from([7]), bytes]);
  for (const view of [
    new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    new DataView(moved.buffer, moved.byteOffset + 1, bytes.byteLength),
  ]) {
    const { tensors, texts } = readSafetensors(view);
    assert.equal(JSON.parse(texts.card).symbols, "ab✓");
    assert.deepEqual(Object.keys(tensors).sort(), Object.keys(given.shapes).sort());
    for (const [name, { shape, values }] of Object.entries(tensors)) {
      assert.deepEqual(shape, given.shapes[name]);
      const wanted = given.numbers[name].map((/** @type {string} */ text) => Number(text.replace("inf", "Infinity")));
      assert.deepEqual([...values], wanted);
    }
  }
});

test("a kind of number that can't be read here is named", () => {
  const header = Buffer.from(JSON.stringify({ a: { dtype: "BF16", shape: [1], data_offsets: [0, 2] } }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  const file = Buffer.concat([length, header, Buffer.alloc(2)]);
  assert.throws(() => readSafetensors(new DataView(file.buffer, file.byteOffset, file.byteLength)), /a is BF16; only/);
});
