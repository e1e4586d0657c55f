// A character model from its weights: an embedding, a recurrent network of any of the three kinds, and a read-out of its hidden state.
import { stepNetwork, weigh } from "../cells/network.js";
import { readSafetensors } from "../kit/safetensors.js";

/** @typedef {import("../cells/network.js").Numbers} Numbers */
/**
 * @typedef {{kind: string, data: string, sizes: Record<string, number>, steps: number, seed: number, minutes: number, figure: string,
 *   symbols: string[]}} Card
 * @typedef {{net: import("../cells/network.js").Network, embed: Numbers, read: Numbers, offset: Numbers, symbols: string[],
 *   linesAlone: boolean, card: Card}} CharModel A network of `linesAlone` was trained on lines by themselves: each starts from zeros.
 * @typedef {{h: Numbers, c: Numbers, logits: Numbers}} Moment The state after a symbol, and what it says of the next one.
 */

export const END = "\n"; // stands before the first symbol, and ends a word or a line

/**
 * @type {(bytes: DataView, linesAlone?: boolean) => CharModel}
 */
export function readCharModel(bytes, linesAlone = false) {
  const { tensors, texts } = readSafetensors(bytes);
  const card = JSON.parse(texts.card);
  const of = (/** @type {string} */ name) => tensors[name].values;
  const net = {
    kind: card.kind,
    inputs: tensors["embed.weight"].shape[1],
    hidden: tensors["recurrent.weight_hh_l0"].shape[1],
    weight_ih: of("recurrent.weight_ih_l0"),
    weight_hh: of("recurrent.weight_hh_l0"),
    bias_ih: of("recurrent.bias_ih_l0"),
    bias_hh: of("recurrent.bias_hh_l0"),
  };
  const symbols = [...card.symbols];
  return {
    net,
    embed: of("embed.weight"),
    read: of("read.weight"),
    offset: of("read.bias"),
    symbols,
    linesAlone,
    card,
  };
}

/**
 * The state after a symbol.
 * @type {(model: CharModel, before: {h: Numbers, c: Numbers}, id: number) => {h: Numbers, c: Numbers}}
 */
export function advance(model, before, id) {
  const E = model.net.inputs,
    x = model.embed.subarray(id * E, (id + 1) * E);
  if (!model.linesAlone || model.symbols[id] !== END) return stepNetwork(model.net, x, before.h, before.c);
  const zero = new Float64Array(model.net.hidden);
  return stepNetwork(model.net, x, zero, zero);
}

/** @type {(model: CharModel, before: {h: Numbers, c: Numbers}, id: number) => Moment} */
export function feed(model, before, id) {
  const { h, c } = advance(model, before, id);
  return { h, c, logits: weigh(model.read, h, model.offset) };
}

/**
 * The beginning: a state of zero that has read an end of line.
 * @type {(model: CharModel) => Moment}
 */
export function begin(model) {
  const zero = new Float64Array(model.net.hidden);
  return feed(model, { h: zero, c: zero }, model.symbols.indexOf(END));
}

/**
 * A text as places of its symbols; what the model has no symbol for is left out, and said.
 * @type {(symbols: string[], text: string) => {ids: number[], unknown: string[]}}
 */
export function idsOf(symbols, text) {
  const place = new Map(symbols.map((symbol, id) => [symbol, id]));
  const ids = [],
    unknown = new Set();
  for (const symbol of text) {
    const id = place.get(symbol);
    if (id === undefined) unknown.add(symbol);
    else ids.push(id);
  }
  return { ids, unknown: [...unknown] };
}

/**
 * What stands after each beginning of a text: found[n] after n symbols. A text that begins like the last one is read on from where they
 * part, so a key costs one step.
 * @template T
 * @param {(ids: number[], n: number, before: T | undefined) => T} after What stands after the first n symbols, given what stood before.
 * @returns {(ids: number[]) => T[]}
 */
export function alongText(after) {
  /** @type {T[]} */
  const found = [];
  /** @type {number[]} */
  let done = [];
  return (ids) => {
    let same = 0;
    while (same < ids.length && same < done.length && ids[same] === done[same]) same += 1;
    found.length = Math.min(found.length, same + 1);
    for (let n = found.length; n <= ids.length; n += 1) found.push(after(ids, n, found[n - 1]));
    done = [...ids];
    return found;
  };
}

/** @type {(model: CharModel) => (ids: number[]) => Moment[]} */
export function reader(model) {
  return alongText((ids, n, before) => (before ? feed(model, before, ids[n - 1]) : begin(model)));
}
