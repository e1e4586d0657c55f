// Networks and figures in words, the same in cards, table, charts and claims.
import { num } from "../kit/numbers.js";

/** @type {Record<string, string>} */
export const KIND_NAMES = { rnn: "RNN", lstm: "LSTM", gru: "GRU" };

/**
 * "LSTM, forget bias 3": a network in a few words.
 * @type {(one: import("./settings.js").NetworkSettings, k: number) => string}
 */
export function nameOf(one, k) {
  const start =
    one.kind === "rnn"
      ? one.orthogonal
        ? `, orthogonal × ${num(one.scale, 2)}`
        : one.scale === 1
          ? ""
          : `, matrix × ${num(one.scale, 2)}`
      : one.bias === null
        ? ", default initialization"
        : `, ${one.kind === "lstm" ? "forget" : "update"} bias ${num(one.bias, 1)}`;
  return `${k + 1} · ${KIND_NAMES[one.kind]}${start}`;
}

/** @type {(v: number) => string} */
export const short = (v) =>
  v === 0 ? "0" : Math.abs(v) >= 0.1 && Math.abs(v) < 1000 ? num(v, 2) : v.toExponential(1).replace("-", "−");
/** @type {(v: number) => string} */
export const share = (v) => `${(100 * v).toFixed(0)} %`;
/** @type {(text: string) => string} */
export const capital = (text) => text[0].toUpperCase() + text.slice(1);
