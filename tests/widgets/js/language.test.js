import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { stream } from "../../../helpers/widgets/js/gradients/random_weights.js";
import { readBeginning } from "../../../helpers/widgets/js/language/beginnings.js";
import { begin, idsOf, readCharModel, reader } from "../../../helpers/widgets/js/language/model.js";
import { countText } from "../../../helpers/widgets/js/language/ngram.js";
import { QUESTIONS, scanProgram } from "../../../helpers/widgets/js/language/questions.js";
import { pick, ranked, sharpen, softmax } from "../../../helpers/widgets/js/language/sampling.js";
import { readState, writeState } from "../../../helpers/widgets/js/language/share.js";
import { bestUnit, scoreOf, scoreOfLastSymbol, statesOf } from "../../../helpers/widgets/js/language/units.js";
import { growing, readWatched } from "../../../helpers/widgets/js/language/watching.js";
import { byNetwork, byNGram, writeOn } from "../../../helpers/widgets/js/language/writing.js";
import { FROM_PYTHON } from "./from_python.js";

const given = FROM_PYTHON.letters;

/** @type {(got: ArrayLike<number>, wanted: number[], what: string) => void} */
function near(got, wanted, what) {
  assert.equal(got.length, wanted.length);
  wanted.forEach((value, k) => {
    assert.ok(Math.abs(got[k] - value) < 1e-12, `${what}[${k}] is ${got[k]}, not ${value}`);
  });
}

/** @type {(kind: string, alone?: boolean) => import("../../../helpers/widgets/js/language/model.js").CharModel} */
function modelOf(kind, alone = false) {
  const bytes = Buffer.from(given.networks[kind].file, "base64");
  return readCharModel(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), alone);
}

for (const kind of ["rnn", "gru", "lstm"]) {
  test(`a character model with an ${kind} is torch's, step by step`, () => {
    const model = modelOf(kind);
    const { ids } = idsOf(model.symbols, given.text);
    const moments = reader(model)(ids);
    given.networks[kind].moments.forEach(([h, c, logits], /** @type {number} */ n) => {
      near(moments[n].h, h, `h after ${n}`);
      near(moments[n].c, c, `c after ${n}`);
      near(moments[n].logits, logits, `logits after ${n}`);
    });
  });
}

test("the networks that ship are torch's with the same weights, step by step", () => {
  for (const { path, text, moments } of given.shipped) {
    const bytes = readFileSync(path);
    const model = readCharModel(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const got = reader(model)(idsOf(model.symbols, text).ids);
    moments.forEach(([h, c, logits], /** @type {number} */ n) => {
      near(got[n].h, h, `h after ${n}`);
      near(got[n].c, c, `c after ${n}`);
      near(got[n].logits, logits, `logits after ${n}`);
    });
  }
});

test("a reader that reads on from where texts part says the same as one that begins anew", () => {
  const model = modelOf("gru");
  const old = reader(model);
  for (const text of ["abca", "abcad", "abc", "bad", "", "abcadd"]) {
    const { ids } = idsOf(model.symbols, text);
    const [got, wanted] = [[...old(ids)], reader(model)(ids)];
    assert.equal(got.length, text.length + 1);
    assert.deepEqual(
      got.map((moment) => [...moment.logits]),
      wanted.map((moment) => [...moment.logits]),
    );
  }
});

test("lines that stand alone each start from zeros", () => {
  const [alone, running] = [modelOf("lstm", true), modelOf("lstm")];
  const ends = [alone, running].map((model) => reader(model)(idsOf(model.symbols, "abca\n").ids).at(-1)?.h);
  assert.deepEqual(ends[0], begin(alone).h);
  assert.notDeepEqual(ends[1], begin(running).h);
});

test("what has no symbol is left out and named", () => {
  assert.deepEqual(idsOf(["\n", "a"], "aéa\nx"), { ids: [1, 1, 0], unknown: ["é", "x"] });
});

test("n-grams of every order are Python's", () => {
  for (const { text, symbols, linesAlone, contexts, wanted } of given.ngrams) {
    const all = [...symbols];
    const counted = countText(idsOf(all, text).ids, all.length, all.indexOf("\n"), linesAlone);
    contexts.forEach((/** @type {string} */ context, /** @type {number} */ row) => {
      for (let order = 1; order <= 6; order += 1) {
        const got = counted(idsOf(all, context).ids, order);
        near(got, wanted[row][order - 1], `order ${order} after “${context}”`);
      }
    });
  }
});

test("temperature and top-k", () => {
  const chances = Float64Array.of(0.5, 0.3, 0.2);
  near(sharpen(chances, 1, 3), [0.5, 0.3, 0.2], "as they are");
  near(sharpen(chances, 1, 2), [0.625, 0.375, 0], "the two likeliest");
  near(
    sharpen(chances, 0.5, 3),
    [0.25, 0.09, 0.04].map((v) => v / 0.38),
    "squared",
  );
  near(
    sharpen(Float64Array.of(1e-200, 1e-201), 0.1, 2),
    [1, 1e-10].map((v) => v / (1 + 1e-10)),
    "tiny",
  );
  near(softmax(Float64Array.of(1000, 1000)), [0.5, 0.5], "large");
  assert.deepEqual(ranked([0.1, 0.4, 0.4]), [1, 2, 0]);
  assert.deepEqual(
    [0, 0.49, 0.5, 0.79, 0.8, 0.999999].map((u) => pick(chances, u)),
    [0, 0, 1, 1, 2, 2],
  );
  assert.equal(pick(Float64Array.of(0.5, 0.5 - 1e-16, 0), 1 - 1e-17), 1, "never what has no share");
});

test("draws come as often as they should, and a seed brings them back", () => {
  const random = stream(5);
  const counts = [0, 0, 0];
  for (let n = 0; n < 30000; n += 1) counts[pick(Float64Array.of(0.5, 0.3, 0.2), random())] += 1;
  // Five standard deviations: once in more than a million.
  [0.5, 0.3, 0.2].forEach((share, id) => {
    assert.ok(Math.abs(counts[id] - 30000 * share) < 5 * Math.sqrt(30000 * share * (1 - share)));
  });
  const model = modelOf("lstm");
  const choices = { seed: 2, temperature: 1, k: 6, most: 40, end: null };
  const first = writeOn(byNetwork(model, begin(model)), choices);
  assert.deepEqual(writeOn(byNetwork(model, begin(model)), choices), first);
  assert.equal(first.ids.length, 40);
  assert.notDeepEqual(writeOn(byNetwork(model, begin(model)), { ...choices, seed: 3 }), first);
  const counted = countText(idsOf(model.symbols, given.text).ids, 6, 0, true);
  const word = writeOn(byNGram(counted, [1], 5), { ...choices, end: 0 });
  assert.ok(word.ended && !word.ids.includes(0));
});

test("strings, comments and brackets of a program are those of Python's tokens", () => {
  for (const { text, ...marks } of given.programs) {
    const got = scanProgram(text);
    for (const [kind, wanted] of Object.entries(marks)) {
      assert.ok(wanted.includes(1) && wanted.includes(0), kind);
      const at = wanted.findIndex((/** @type {number} */ mark, /** @type {number} */ k) => mark !== got[kind][k]);
      assert.equal(at, -1, `${kind} at ${at}: …${text.slice(at - 30, at + 5)}`);
    }
  }
});

test("questions to a prose text and to a list of words", () => {
  const say = (/** @type {string} */ sort, /** @type {string} */ id, /** @type {string} */ text) =>
    [...(QUESTIONS[sort].find((one) => one.id === id)?.mark(text) ?? [])].join("");
  assert.equal(say("prose", "quotes", 'a "b" "c\nd'), "0011001100");
  assert.equal(say("prose", "brackets", "a (b) c"), "0011000");
  assert.equal(say("prose", "name", "KING: a b\nNo: x"), "111110000011100");
  assert.equal(say("prose", "end", "abcdefg\n"), "00111110");
  assert.equal(say("prose", "deep", "abcde fghi"), "0001100001");
  assert.equal(say("list", "end", "word\n"), "00110");
  assert.equal(say("list", "vowel", "word\n"), "10000");
  assert.equal(say("code", "indent", "a:\n    b c"), "0011111000");
});

test("the best unit is found, with its direction and its threshold, and scored elsewhere", () => {
  const marks = Uint8Array.of(1, 0, 1, 0, 0);
  // Unit 0 knows nothing, unit 1 is low where the answer is yes, unit 2 misses one.
  const values = Float32Array.of(0, -1, 3, 0, 1, 0, 0, -2, 0.5, 0, 0.5, 1, 0, 3, 0);
  const best = bestUnit(values, 3, marks);
  assert.ok(best);
  assert.deepEqual([best.unit, best.above, best.found], [1, false, 1]);
  assert.equal(scoreOf(best, values, 3, marks), 1);
  assert.equal(
    scoreOf(
      best,
      values.map((v) => -v),
      3,
      marks,
    ),
    1 / 6,
  );
  assert.equal(bestUnit(values, 3, marks, [0])?.found, 0.5);
  const two = bestUnit(values, 3, marks, [2]);
  assert.ok(two && two.unit === 2 && Math.abs(two.found - 5 / 6) < 1e-12);
  assert.equal(bestUnit(values, 3, new Uint8Array(5)), null, "nothing to tell apart");
  const first = { ids: [0, 1, 0, 1, 2], marks };
  assert.equal(scoreOfLastSymbol(first, first), 1);
  assert.equal(scoreOfLastSymbol(first, { ids: [0, 0, 1, 1], marks: Uint8Array.of(1, 0, 1, 0) }), 0.5);
});

test("states are those of a reader, and a stop ends them", async () => {
  const model = modelOf("lstm");
  const { ids } = idsOf(model.symbols, given.text);
  const states = await statesOf(model, ids, () => false);
  const moments = reader(model)(ids);
  assert.ok(states);
  ids.forEach((_, at) => {
    assert.deepEqual(states.c.subarray(6 * at, 6 * at + 6), Float32Array.from(moments[at + 1].c));
    assert.deepEqual(states.h.subarray(6 * at, 6 * at + 6), Float32Array.from(moments[at + 1].h));
  });
  assert.equal(await statesOf(model, new Array(300000).fill(1), () => true), null);
});

test("a text goes on from where it was stored as if it had never been interrupted", () => {
  const model = modelOf("gru");
  const [whole, again] = [growing(model), growing(model)];
  whole.restart("ab", 7, 0);
  for (let n = 0; n < 30; n += 1) whole.write(1);
  again.restart(whole.symbols.slice(0, 12).join(""), 7, 10);
  for (let n = 0; n < 20; n += 1) again.write(1);
  assert.deepEqual(again.symbols, whole.symbols);
  assert.equal(again.moments.length, 32);
  again.restart("", 1, 0);
  assert.ok(again.read([1, 2]) && again.read([1, 2]) && !again.read([1, 2]));
});

test("a state survives as one text, and a broken one is refused", () => {
  const state = { text: "é “x”\n", unit: 3 };
  const text = writeState("gkmnl1", state);
  assert.match(text, /^gkmnl1\.[\w-]+$/);
  assert.deepEqual(readState("gkmnl1", ` ${text}\n`), state);
  assert.throws(() => readState("gkmww1", text), /no state of this widget.*begins with “gkmww1\.”/);
  assert.throws(() => readState("gkmnl1", text.slice(0, -5)), /incomplete/);
  assert.deepEqual(readBeginning({ text: 7, temperature: "hot", k: 99, order: 0, seed: null }, "list", 27), {
    ...{ text: "transfor", temperature: 1, k: 27, order: 1, seed: 1 },
  });
  const network = { hidden: 6, kind: "gru", first: "def " };
  const read = readWatched({ source: "sings", unit: 99, memory: "c", speed: -1, text: [], question: 4 }, network);
  assert.deepEqual(
    [read.source, read.unit, read.memory, read.speed, read.text, read.question],
    ["writes", 5, "h", 0, "def ", ""],
  );
});
