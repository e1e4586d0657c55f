// What the assistant listens with: the weights that ship, or a network of the learner's own beside the other two recognisers.
import { KIND_NAMES } from "../language/card.js";
import { overlapOf, readRecognisers } from "./recognisers.js";
import { lexiconOf } from "./terms.js";

/** @typedef {import("./recognisers.js").Name} Name */

/**
 * @param {import("../host/model.js").Model} model
 * @returns {{listener: import("./assist.js").Listener, labels: [Name, string][], card: any}} `labels`: what each recogniser is called.
 */
export function listenerOf(model) {
  const intents = model.get("intents"),
    term = model.get("term");
  const shipped = readRecognisers(model.get("weights"), term);
  const own = model.get("own").byteLength ? readRecognisers(model.get("own"), term) : shipped;
  const network = /** @type {NonNullable<typeof own.network>} */ (own.network);
  const bag = /** @type {NonNullable<typeof own.bag>} */ (own.bag ?? shipped.bag);
  const overlap = overlapOf(model.get("known"), intents, shipped.temperatures.overlap);
  /** @type {Record<string, string>} */
  const names = model.get("names");
  const taught = new Set(shipped.card.symbols);
  return {
    listener: {
      intents,
      recognisers: { overlap, bag, network },
      tagged: network.tagged,
      lexicon: lexiconOf(model.get("forms"), term),
      nameOf: (id) => names[id] ?? id,
      pairs: model.get("pairs"),
      knows: (word) => taught.has(word),
    },
    labels: [
      ["overlap", "word overlap"],
      ["bag", own.bag && own !== shipped ? "bag of words (yours)" : "bag of words"],
      ["network", own === shipped ? KIND_NAMES[own.card.kind] : `${KIND_NAMES[own.card.kind]} (yours)`],
    ],
    card: own.card,
  };
}
