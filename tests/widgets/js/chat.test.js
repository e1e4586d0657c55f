import assert from "node:assert/strict";
import { test } from "node:test";
import { understand } from "../../../helpers/widgets/js/chat/assist.js";
import { inContext, NOTHING, remember } from "../../../helpers/widgets/js/chat/context.js";
import { listenerOf } from "../../../helpers/widgets/js/chat/listener.js";
import { overlapOf, readRecognisers, shares } from "../../../helpers/widgets/js/chat/recognisers.js";
import { passagesFor, replyTo } from "../../../helpers/widgets/js/chat/replies.js";
import { retrievalOf } from "../../../helpers/widgets/js/chat/retrieval.js";
import { spans } from "../../../helpers/widgets/js/chat/spans.js";
import { chosenThreshold, inWords, outcome } from "../../../helpers/widgets/js/chat/threshold.js";
import { piecesOf, shownText, wordsOf } from "../../../helpers/widgets/js/chat/words.js";
import { FROM_PYTHON } from "./from_python.js";

const given = FROM_PYTHON.chat;
const library = { nearest: retrievalOf(given.passages), kinds: given.kinds, titles: given.titles };

/** @type {(file: string) => DataView} */
function bytesOf(file) {
  const bytes = Buffer.from(file, "base64");
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** @type {(own?: string) => ReturnType<typeof listenerOf>} */
function listening(own = "") {
  const values = { ...given, weights: bytesOf(given.weights), own: bytesOf(own) };
  return listenerOf(/** @type {any} */ ({ get: (/** @type {string} */ name) => values[name] }));
}

/** @type {(got: ArrayLike<number>, wanted: number[], what: string) => void} */
function close(got, wanted, what) {
  assert.equal(got.length, wanted.length, what);
  wanted.forEach((value, k) => {
    assert.ok(Math.abs(got[k] - value) < 1e-12, `${what}[${k}] is ${got[k]}, not ${value}`);
  });
}

test("sentences are cut as Python cuts them, and the pieces stand where they say", () => {
  given.texts.forEach((/** @type {string} */ text, /** @type {number} */ k) => {
    assert.deepEqual(wordsOf(text), given.words[k], text);
    for (const { word, from, to } of piecesOf(text))
      assert.equal(shownText(text).slice(from, to).toLowerCase().replaceAll("’", "'"), word);
  });
});

test("terms are masked as Python masks them", () => {
  const { listener } = listening();
  given.words.forEach((/** @type {string[]} */ words, /** @type {number} */ k) => {
    assert.deepEqual(listener.lexicon.masked(words), given.masked[k]);
  });
});

test("word overlap hears what Python hears", () => {
  const overlap = overlapOf(given.known, given.intents, 0.06);
  given.masked.forEach((/** @type {string[]} */ words, /** @type {number} */ k) => {
    close(shares(overlap, words), given.overlap[k], given.texts[k]);
  });
});

for (const { kind, file, network, bag, tagged, spans: wanted } of given.networks)
  test(`a bag of words and a network (${kind}) hear and mark what torch hears and marks on the same weights`, () => {
    const read = readRecognisers(bytesOf(file), given.term);
    assert.ok(read.network && read.bag);
    for (let k = 0; k < network.length; k += 1) {
      close(shares(read.network, given.words[k]), network[k], given.texts[k]);
      close(shares(read.bag, given.masked[k]), bag[k], given.texts[k]);
      const tags = read.network.tagged(given.words[k]);
      assert.deepEqual(tags, tagged[k]);
      assert.deepEqual(
        spans(tags).map((one) => [one.kind, one.from, one.to]),
        wanted[k],
      );
    }
  });

test("passages are as near to a question as Python says, in the same order", () => {
  const kinds = Object.values(given.kinds).flat();
  given.cosines.forEach((/** @type {[string, number][]} */ wanted, /** @type {number} */ k) => {
    const found = library.nearest(given.texts[k], kinds, k % 2 ? ["gru"] : []);
    assert.deepEqual(
      found.map((one) => one.passage.id),
      wanted.map(([id]) => id),
    );
    close(
      found.map((one) => one.like),
      wanted.map(([, like]) => like),
      given.texts[k],
    );
  });
});

test("with the same intent and terms, the same passages answer as in Python", () => {
  let answered = 0;
  for (const { text, intent, terms, passages } of given.replies) {
    const found = passagesFor(library, intent, terms, text).map((one) => one.id);
    assert.deepEqual(found, passages, text);
    answered += found.length;
  }
  assert.ok(answered > 40);
  assert.deepEqual(passagesFor(library, "outside", [], "weather"), []);
});

test("a reply says where it stands, and what isn't found is refused", () => {
  const reply = replyTo(library, "where", ["gru"], ["where", "is", "gru"]);
  assert.match(reply.lines[0], /^Gated Recurrent Unit \(GRU\) is shown in the lesson “Introduction to GRU”\.$/);
  assert.deepEqual(Object.keys(reply.links[0]), ["text", "notebook", "cell"]);
  assert.match(replyTo(library, "using", [], ["zzz"]).lines[0], /^I don't know\./);
});

test("the other one, its own and the same again are filled in from the context", () => {
  const { listener } = listening();
  const gru = { intent: "define", terms: ["gru"], recent: ["gru"] };
  const both = { intent: "compare", terms: ["lstm", "gru"], recent: ["lstm", "gru"] };
  /** @type {(text: string, memory?: typeof gru) => any} */
  const filled = (text, memory = gru) => {
    const words = wordsOf(text);
    return inContext(words, listener.lexicon.longest(words), memory, listener);
  };
  assert.deepEqual(filled("and the other one?").ids, ["lstm"]);
  assert.equal(filled("and the other one?").intent, "define");
  assert.match(filled("and the other one?").took, /^You mean “LSTM”, the other one beside “GRU”\.$/);
  assert.deepEqual(filled("and the other one?", both), {
    ...filled("and the other one?", both),
    ids: ["gru"],
    intent: "define",
  });
  assert.equal(filled("where is the other one?").words.join(" "), "where is the lstm ?");
  assert.equal(filled("where is the other one?").intent, undefined);
  assert.equal(filled("and its equation?").words.join(" "), "and the equation of the gru");
  assert.equal(filled("where is that?").words.join(" "), "where is gru ?");
  assert.equal(filled("where is that?").took, "You mean “GRU”.");
  assert.equal(filled("and an example?").words.join(" "), "an example of the gru");
  assert.deepEqual(filled("what about the reset gate?"), {
    words: wordsOf("what about the reset gate?"),
    ids: ["reset-gate"],
    intent: "define",
    took: "The same question as before.",
  });
  assert.deepEqual(filled("and the plain rnn?", both).ids, ["lstm", "plain-rnn"]);
  // What is whole as it stands, what has a word that nobody was taught, and what has nothing before it stay as they are.
  for (const text of ["what is a reset gate?", "is it raining?", "what is love?"])
    assert.equal(filled(text).took, "", text);
  assert.equal(filled("and its equation?", NOTHING).took, "");
  const odd = { intent: "define", terms: ["lag"], recent: ["lag"] };
  assert.equal(filled("and the other one?", odd).lost, true);
});

test("what is answered moves the context on, and all else leaves it", () => {
  const memory = remember(NOTHING, "define", ["gru"]);
  assert.deepEqual(remember(memory, "equation", ["lstm", "gru"]), {
    intent: "equation",
    terms: ["lstm", "gru"],
    recent: ["lstm", "gru"],
  });
  assert.equal(remember(memory, "smalltalk", []), memory);
});

test("a conversation holds together, and what is misspelled is found", () => {
  const { listener } = listening();
  let memory = NOTHING;
  const heard = ["What is a GRU?", "And its equation?", "and the other one?", "thank you!", "Where is that?"].map(
    (text) => {
      const found = understand(listener, "bag", text, 0.3, memory);
      memory = found.memory;
      return [found.heard, ...found.ids];
    },
  );
  assert.deepEqual(heard, [
    ["define", "gru"],
    ["equation", "gru"],
    ["equation", "lstm"],
    ["smalltalk"],
    ["where", "lstm"],
  ]);
  assert.deepEqual(understand(listener, "bag", "where's the tokenizaton part", 0.3).ids, ["tokenization"]);
  assert.equal(understand(listener, "bag", "What is a GRU?", 1.01).answered, false);
});

test("a threshold refuses, and the one that is chosen gains the most", () => {
  const judged = [
    { intent: "define", heard: "define", sure: 0.9 },
    { intent: "define", heard: "where", sure: 0.35 },
    { intent: "outside", heard: "define", sure: 0.4 },
    { intent: "outside", heard: "outside", sure: 0.9 },
    { intent: "where", heard: "where", sure: 0.6 },
  ];
  assert.deepEqual(outcome(judged, 0), { right: 2, wrong: 2, missed: 0, refused: 1 });
  assert.deepEqual(outcome(judged, 0.5), { right: 2, wrong: 0, missed: 1, refused: 2 });
  assert.deepEqual(outcome(judged, 0.95), { right: 0, wrong: 0, missed: 3, refused: 2 });
  assert.equal(chosenThreshold(judged, 100), 0.41);
  assert.match(inWords(outcome(judged, 0.5), 0.5), /^At 50 %, of 5 questions/);
});

test("a network of the learner's own listens beside the other two, with the words that it knows", () => {
  const own = listening(given.networks[2].file);
  assert.equal(own.labels[1][1], "bag of words (yours)");
  assert.equal(own.listener.recognisers.bag.masks, given.networks[2].masks);
  assert.equal(listening().listener.recognisers.bag.masks, true);
  assert.equal(own.labels[2][1], "LSTM (yours)");
  assert.equal(own.card.figure, "none");
  assert.equal(listening().labels[2][1], "GRU");
});
