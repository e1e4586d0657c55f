// The card that stands beside weights: what they were trained on, how long, and how well they do.
import { h } from "../kit/dom.js";

/** @type {Record<string, string>} */
export const KIND_NAMES = { rnn: "RNN", gru: "GRU", lstm: "LSTM" };

/** @type {(card: import("./model.js").Card) => HTMLElement} */
export function cardBox(card) {
  const sizes = Object.entries(card.sizes).map(([name, size]) => `${name} ${size}`);
  const trained = `${card.steps.toLocaleString("en")} steps, seed ${card.seed}, ${card.minutes} ${card.minutes === 1 ? "minute" : "minutes"} on one core`;
  const rows = [
    ["Network", `${KIND_NAMES[card.kind]}, ${sizes.join(", ")}`],
    ["Trained on", card.data.replace(/^\w+: /, "")], // what stands before is the id of the text
    ["Training", trained],
    ["How well", card.figure],
  ];
  return h(
    "details",
    {},
    h("summary", {}, "Which network this is"),
    h("dl", { class: "gkm-model-card" }, ...rows.flatMap(([name, text]) => [h("dt", {}, name), h("dd", {}, text)])),
  );
}
