// What a page answers from files alone: recorded lines, words of the pronouncing dictionary, what torch's layers hold.
import { fetched } from "./files.js";

/** @typedef {Pick<import("./alive.js").Spec, "clips" | "dictionary">} Files */
/** @typedef {import("../host/model.js").Model} Model */

/**
 * By the kind of an event: the traits that are new.
 * @type {Record<string, (spec: Files, event: any, model: Model) => Promise<Record<string, any>>>}
 */
const ANSWERS = {
  clip: async ({ clips }, event, model) => ({ clips: { ...model.get("clips"), ...(await clip(clips, event)) } }),
  count: async (_, event, model) => ({ counted: counted(model.get("shapes"), event) }),
  async word({ dictionary }, { word, n }, model) {
    const entry = await entryOf(dictionary, word);
    return model.get("event").n === n ? { entry } : {}; // somebody typed on
  },
};

/**
 * @param {Files} spec
 * @param {any} event
 * @param {Model} model
 * @returns {Promise<Record<string, any> | null>} The traits that are new; null where the event is for somebody else.
 */
export async function answered(spec, event, model) {
  return Object.hasOwn(ANSWERS, event.kind) ? ANSWERS[event.kind](spec, event, model) : null;
}

/**
 * A recorded line, as a text (base64), by its number, or by its talk and its number.
 * @param {any} clips
 * @param {{talk?: string, line: number}} wanted
 */
async function clip(clips, { talk, line }) {
  const path = talk === undefined ? clips?.[line] : clips?.[talk]?.[line];
  if (!path) return {};
  const answer = await fetched(path).catch(() => null);
  if (!answer) return {}; // whoever waits for it says that it didn't come
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let signs = "";
  for (let at = 0; at < bytes.length; at += 8192) signs += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return { [talk === undefined ? String(line) : `${talk}/${line}`]: btoa(signs) };
}

/** @typedef {{learned: Record<string, string>, other: Record<string, string>}} Words */
/** The dictionary's parts that are here or on their way, by path. @type {Map<string, Promise<Words>>} */
const parts = new Map();

/**
 * What the dictionary has for a word, as helpers/widgets/_say_it.py says it; `problem` where it can't be looked up.
 * @param {Record<string, string> | undefined} dictionary The files by first letter.
 * @param {string} word
 */
async function entryOf(dictionary, word) {
  const nothing = { word, sounds: null, learned: null };
  if (!dictionary) return { ...nothing, problem: "This file comes without the dictionary. The course's site has it." };
  const path = dictionary[word[0]];
  if (!path) return nothing;
  try {
    if (!parts.has(path))
      parts.set(
        path,
        fetched(path).then((answer) => answer.json()),
      );
    const { learned, other } = /** @type {Words} */ (await parts.get(path));
    if (Object.hasOwn(learned, word)) return { word, sounds: learned[word], learned: true };
    return Object.hasOwn(other, word) ? { word, sounds: other[word], learned: false } : nothing;
  } catch {
    parts.delete(path); // the next word tries again
    return { ...nothing, problem: "The dictionary couldn't be loaded. Are you online?" };
  }
}

/**
 * How many parameters layers have, by the shapes that torch gave them when the site was made.
 * @param {Record<string, {name: string, shape: [number, number, number][]}[]>} shapes As `torch_shapes` in helpers/widgets/_budget.py.
 * @param {{inputs: number, layers: number, directions: number, sizes: Record<string, number>}} event
 */
function counted(shapes, { inputs, layers, directions, sizes }) {
  const kinds = Object.entries(sizes).map(([kind, hidden]) => {
    const parameters = shapes[`${kind}/${layers}/${directions}`].map(({ name, shape }) => ({
      name,
      size: shape.reduce((size, [a, b, c]) => size * (a * inputs + b * hidden + c), 1),
    }));
    const sum = (/** @type {{size: number}[]} */ some) => some.reduce((all, { size }) => all + size, 0);
    const second = sum(parameters.filter(({ name }) => name.startsWith("bias_hh")));
    return [kind, { hidden, all: sum(parameters), second }];
  });
  return { inputs, layers, directions, kinds: Object.fromEntries(kinds) };
}
