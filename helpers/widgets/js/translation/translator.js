// An encoder and a decoder, with attention or without, from a file of weights: one step at a time, in 64 bits.
import { stepNetwork, weigh } from "../cells/network.js";
import { readSafetensors } from "../kit/safetensors.js";

/** @typedef {import("../cells/network.js").Numbers} Numbers */
/** @typedef {{h: Numbers, c: Numbers}} State */
/**
 * @typedef {object} Half An encoder or a decoder.
 * @property {string[]} symbols What it reads, in the order of their ids.
 * @property {number} width Of a symbol's vector.
 * @property {Numbers} embed One vector a symbol, row by row.
 * @property {import("../cells/network.js").Network} net
 */
/**
 * @typedef {object} Translator
 * @property {Half} encoder
 * @property {Half} decoder
 * @property {Numbers} read The decoder's last layer, one row a symbol.
 * @property {Numbers} bias
 * @property {Numbers | null} mix With attention: what joins a state of the decoder to what it looks at.
 * @property {any} card What the file says of itself.
 */
/** @typedef {{symbol: number, state: State, logs: Numbers, attention: Numbers | null}} Output A step of the decoder: what it read, its
 * state, the logarithm of each symbol's probability, and where it looked. */

// Rows of the decoder's symbols; row 0 of both halves is the padding, which a single sentence never needs.
export const START = 1,
  END = 2;

/**
 * The network of a file, as helpers/experiments/translation.py describes it.
 * @type {(bytes: ArrayBuffer | DataView) => Translator}
 */
export function readTranslator(bytes) {
  const { tensors, texts } = readSafetensors(bytes);
  const card = JSON.parse(texts.card);
  const half = (/** @type {string} */ name, /** @type {string[]} */ symbols) => {
    const of = (/** @type {string} */ part) => tensors[`${name}.recurrent.${part}_l0`].values;
    const { shape, values } = tensors[`${name}.embed.weight`];
    const [weight_ih, weight_hh, bias_ih, bias_hh] = ["weight_ih", "weight_hh", "bias_ih", "bias_hh"].map(of);
    const hidden = tensors[`${name}.recurrent.weight_hh_l0`].shape[1];
    const net = { kind: card.kind, inputs: shape[1], hidden, weight_ih, weight_hh, bias_ih, bias_hh };
    return { symbols, width: shape[1], embed: values, net };
  };
  const sources = card.sizes.source;
  return {
    encoder: half("encoder", card.symbols.slice(0, sources)),
    decoder: half("decoder", card.symbols.slice(sources)),
    read: tensors["decoder.read.weight"].values,
    bias: tensors["decoder.read.bias"].values,
    mix: tensors["decoder.mix.weight"]?.values ?? null,
    card,
  };
}

/** @type {(half: Half, state: State, symbol: number) => State} */
function step({ embed, width, net }, { h, c }, symbol) {
  return stepNetwork(net, embed.slice(symbol * width, (symbol + 1) * width), h, c);
}

/**
 * The encoder's state after each symbol.
 * @type {(model: Translator, symbols: number[]) => State[]}
 */
export function encode({ encoder }, symbols) {
  let state = { h: new Float64Array(encoder.net.hidden), c: new Float64Array(encoder.net.hidden) };
  return symbols.map((symbol) => {
    state = step(encoder, state, symbol);
    return state;
  });
}

/**
 * The decoder's next step: it reads the symbol that came before, and says what could follow. With attention it looks at all that was
 * seen (Luong, Pham and Manning 2015, section 3.1: global attention, score "dot").
 * @type {(model: Translator, seen: State[], before: State, symbol: number) => Output}
 */
export function decode({ decoder, read, bias, mix }, seen, before, symbol) {
  const state = step(decoder, before, symbol);
  if (!mix) return { symbol, state, logs: logarithms(weigh(read, state.h, bias)), attention: null };
  const attention = shares(Float64Array.from(seen, (one) => dot(one.h, state.h)));
  const H = state.h.length,
    both = new Float64Array(2 * H);
  both.set(state.h);
  for (let k = 0; k < seen.length; k += 1) for (let j = 0; j < H; j += 1) both[H + j] += attention[k] * seen[k].h[j];
  const attended = weigh(mix, both, new Float64Array(H)).map(Math.tanh);
  return { symbol, state, logs: logarithms(weigh(read, attended, bias)), attention };
}

/**
 * The likeliest symbol at each step, until the end symbol or the limit.
 * @type {(model: Translator, seen: State[], limit: number) => {symbols: number[], outputs: Output[], score: number, ended: boolean}}
 */
export function greedy(model, seen, limit) {
  let symbol = START,
    state = seen[seen.length - 1],
    score = 0;
  const symbols = [],
    outputs = [];
  while (outputs.length < limit) {
    const output = decode(model, seen, state, symbol);
    symbol = best(output.logs);
    state = output.state;
    score += output.logs[symbol];
    outputs.push(output);
    if (symbol === END) return { symbols, outputs, score, ended: true };
    symbols.push(symbol);
  }
  return { symbols, outputs, score, ended: false };
}

/** @type {(logs: Numbers) => number} */
export function best(logs) {
  let found = 0;
  for (let k = 1; k < logs.length; k += 1) if (logs[k] > logs[found]) found = k;
  return found;
}

/** @type {(a: Numbers, b: Numbers) => number} */
function dot(a, b) {
  let sum = 0;
  for (let k = 0; k < a.length; k += 1) sum += a[k] * b[k];
  return sum;
}

/**
 * Logarithms of the softmax.
 * @type {(scores: Numbers) => Numbers}
 */
function logarithms(scores) {
  const top = Math.max(...scores);
  let sum = 0;
  for (const one of scores) sum += Math.exp(one - top);
  const log = top + Math.log(sum);
  return scores.map((one) => one - log);
}

/** @type {(scores: Numbers) => Numbers} */
function shares(scores) {
  return logarithms(scores).map(Math.exp);
}
