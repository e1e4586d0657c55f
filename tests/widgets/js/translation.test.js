import assert from "node:assert/strict";
import { test } from "node:test";
import { beamSearch } from "../../../helpers/widgets/js/translation/beam.js";
import { englishWords, numbered } from "../../../helpers/widgets/js/translation/languages.js";
import { lettersOf } from "../../../helpers/widgets/js/translation/letters.js";
import { english, french, german } from "../../../helpers/widgets/js/translation/number_words.js";
import { another, NUMBERS } from "../../../helpers/widgets/js/translation/search.js";
import { edits, ipaOf, respelled, SOUNDS } from "../../../helpers/widgets/js/translation/sounds.js";
import {
  decode,
  END,
  encode,
  greedy,
  readTranslator,
  START,
} from "../../../helpers/widgets/js/translation/translator.js";
import { FROM_PYTHON } from "./from_python.js";

const given = FROM_PYTHON.translation;

/** @type {(file: string) => import("../../../helpers/widgets/js/translation/translator.js").Translator} */
function open(file) {
  const bytes = Buffer.from(file, "base64");
  return readTranslator(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** @type {(got: ArrayLike<number>, wanted: number[], what: string) => void} */
function close(got, wanted, what) {
  assert.equal(got.length, wanted.length, what);
  wanted.forEach((value, k) => {
    assert.ok(Math.abs(got[k] - value) < 1e-12, `${what}[${k}] is ${got[k]}, not ${value}`);
  });
}

test("every number from 0 to 9999 is written as num2words writes it", () => {
  assert.equal(given.words.length, NUMBERS);
  given.words.forEach((/** @type {string[]} */ wanted, /** @type {number} */ n) => {
    assert.deepEqual([english(n), german(n), french(n)], wanted);
  });
  assert.deepEqual(englishWords(4321), ["four", "thousand", "three", "hundred", "and", "twenty", "one"]);
});

for (const one of given.networks) {
  test(`${one.name}: states, probabilities and attention are torch's on the same weights`, () => {
    const model = open(one.file);
    const seen = encode(model, one.source);
    seen.forEach((state, k) => {
      close(state.h, one.states[k], "state");
    });
    let state = seen[seen.length - 1];
    one.target.forEach((/** @type {number} */ symbol, /** @type {number} */ k) => {
      const output = decode(model, seen, state, symbol);
      close(output.logs, one.logs[k], "log probability");
      assert.equal(output.attention === null, one.attention === null);
      if (output.attention) close(output.attention, one.attention[k], "attention");
      state = output.state;
    });
  });

  if (!one.small) continue;
  test(`${one.name}: one beam is greedy, and enough beams find the likeliest of all`, () => {
    const model = open(one.file),
      seen = encode(model, one.source),
      limit = 4;
    const found = greedy(model, seen, limit);
    const [only] = /** @type {any} */ (beamSearch(model, seen, 1, limit).at(-1));
    assert.deepEqual([only.symbols, only.ended], [found.symbols, found.ended]);
    assert.ok(Math.abs(only.score - found.score) < 1e-12);

    let best = { score: Number.NEGATIVE_INFINITY, symbols: [-1] };
    const grow = (/** @type {any} */ state, /** @type {number[]} */ symbols, /** @type {number} */ score) => {
      const { state: next, logs } = decode(model, seen, state, symbols.at(-1) ?? START);
      logs.forEach((log, symbol) => {
        const total = score + log,
          whole = symbol === END ? symbols : [...symbols, symbol];
        if (symbol !== END && whole.length < limit) grow(next, whole, total);
        else if (total > best.score) best = { score: total, symbols: whole };
      });
    };
    grow(seen[seen.length - 1], [], 0);
    const rounds = beamSearch(model, seen, 9 ** 3, limit);
    assert.deepEqual(rounds.at(-1)?.[0].symbols, best.symbols);
    assert.ok(Math.abs(/** @type {any} */ (rounds.at(-1))[0].score - best.score) < 1e-12);
    for (const beams of rounds)
      for (let k = 1; k < beams.length; k += 1)
        assert.ok(beams[k - 1].score >= beams[k].score, "the likeliest stands first");
  });
}

test("what a network has never met is not read as something else", () => {
  const model = open(given.networks[0].file);
  assert.deepEqual(numbered(model, ["a", "c"]), [1, 3]);
  assert.equal(numbered(model, ["a", "zero"]), null);
  assert.equal(numbered(model, [model.encoder.symbols[0]]), null, "the padding is no word");
});

test("the walk over the numbers comes by each of them once", () => {
  const met = new Set();
  for (let k = 0, n = 4321; k < NUMBERS; k += 1) {
    n = another(n);
    met.add(n);
  }
  assert.equal(met.size, NUMBERS);
});

test("sounds have a sign and a spelling each, and words of them can be read", () => {
  assert.equal(Object.keys(SOUNDS).length, 39);
  assert.equal(new Set(Object.values(SOUNDS).map((one) => one.ipa)).size, 39);
  for (const { example, part, spelled } of Object.values(SOUNDS)) {
    assert.ok(example.includes(part) && spelled);
  }
  assert.equal(ipaOf(["CH", "IY", "Z"]), "/tʃiz/");
  assert.equal(respelled(["AH", "L", "IH", "Z", "AH", "B", "AH", "TH"]), "uh-li-zuh-buhth");
  assert.equal(respelled(["HH", "W", "AY"]), "hwy");
  assert.equal(respelled(["IY", "OW"]), "ee-oh");
  assert.equal(respelled([]), "");
});

test("edits are counted as the error rate counts them", () => {
  assert.equal(edits(["K", "AE", "T"], ["K", "AE", "T"]), 0);
  assert.equal(edits(["K", "AE", "T"], ["AE", "T", "S"]), 2);
  assert.equal(edits([], ["B", "IY"]), 2);
});

test("what is typed becomes letters, and what was changed is said", () => {
  assert.deepEqual(lettersOf(" Zoë "), { letters: [..."zoe"], changed: ["ë"] });
  assert.deepEqual(lettersOf("O'Neil 2"), { letters: [..."oneil"], changed: ["'", " ", "2"] });
  assert.deepEqual(lettersOf("Weiß"), { letters: [..."weiss"], changed: [] });
  assert.deepEqual(lettersOf("Дима").letters, []);
  assert.equal(lettersOf("a".repeat(50)).letters.length, 30);
});
