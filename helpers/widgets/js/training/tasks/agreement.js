// "was or were?" over a distance: "the cats that she painted near the old dog ...", as in helpers/experiments/sentences.py.
import { below, range, stepsOf } from "./task.js";

const SINGULAR = "cat dog bird fox cow horse girl boy king clown robot teacher".split(" ");
const NOUNS = [...SINGULAR, ...SINGULAR.map((noun) => `${noun}s`)];
const VERBS = "saw painted liked followed heard found drew met".split(" ");
const PREPOSITIONS = "near behind beside under above".split(" ");
const ADJECTIVES = "old red small loud quiet tall brave".split(" ");
export const WORDS = ["the", "that", "she", ...NOUNS, ...VERBS, ...PREPOSITIONS, ...ADJECTIVES];
const INDEX = new Map(WORDS.map((word, k) => [word, k]));
const PLURAL = /** @type {number} */ (INDEX.get(NOUNS[SINGULAR.length]));

/**
 * For each place of a sentence the words that may stand there; place 1 decides.
 * @type {(distance: number, random: import("./task.js").Random) => string[][]}
 */
function pattern(distance, random) {
  if (distance === 0) return [["the"], NOUNS];
  const places = [["the"], NOUNS, ["that"], ["she"], VERBS];
  for (let left = distance - 3; left > 0; ) {
    const sizes = [3, 4, 5].filter((size) => left === size || left - size >= 3); // no rest that no phrase can fill
    const size = sizes[below(random, sizes.length)];
    places.push(PREPOSITIONS, ["the"], ...Array(size - 3).fill(ADJECTIVES), NOUNS);
    left -= size;
  }
  return places;
}

/** @type {import("./task.js").Task} */
export const agreement = {
  id: "agreement",
  name: "was or were?",
  about:
    "A network reads a sentence and says whether “was” or “were” must follow. The second word decides; the nouns behind it are singular or plural at random.",
  answer: "yes or no",
  right: "sentences right",
  unit: [1, "nats"],
  symbols: WORDS.length,
  inputs: 16,
  outputs: 1,
  batch: 64,
  distance: { label: "words between noun and verb", values: [0, 3, ...range(6, 40)], start: 24 },
  steps: (distance) => distance + 2,
  draw(random, distance) {
    const places = pattern(distance, random),
      batch = this.batch;
    const ids = new Int32Array(places.length * batch),
      wanted = new Float64Array(batch);
    places.forEach((words, t) => {
      for (let b = 0; b < batch; b += 1)
        ids[t * batch + b] = /** @type {number} */ (INDEX.get(words[below(random, words.length)]));
    });
    for (let b = 0; b < batch; b += 1) wanted[b] = ids[batch + b] >= PLURAL ? 1 : 0;
    return { steps: places.length, batch, ids, wanted, from: places.length - 1 };
  },
  baselines: () => [{ name: "guessing", right: 0.5, loss: Math.LN2 }],
  words: (batch, b) => stepsOf(batch, b).map(([id]) => WORDS[id]),
  said: (value) => (value > 0.5 ? "were" : "was"),
};
