// The figures as a table, for whoever doesn't see curves: each network, and below what needs none.
import { h, setText } from "../kit/dom.js";
import { num } from "../kit/numbers.js";
import { nameOf, share, short } from "./words.js";

/** @typedef {import("./serve.js").Figures} Figures */

const HEADS = ["network", "right", "loss", "gradient norm", "bias of the gate that keeps, now"];

export function figuresTable() {
  const body = h("tbody"),
    caption = h("caption", { class: "gkm-unseen" });
  const heads = HEADS.map((text) => h("th", { scope: "col" }, text));
  const root = h("table", { class: "gkm-figures" }, caption, h("thead", {}, h("tr", {}, ...heads)), body);
  /** @type {any[]} */
  let rows = [];
  return {
    root,
    /** @type {(figures: Figures, right: number[], losses: number[], unit: [number, string]) => void} */
    draw({ settings, norms, biases, baselines, updates }, right, losses, [times, unit]) {
      const lines = [
        ...settings.networks.map((one, k) => [
          nameOf(one, k),
          share(right[k]),
          short(losses[k] * times),
          updates ? short(norms[k]) : "–",
          one.kind === "rnn" ? "–" : num(biases[k], 2),
        ]),
        ...baselines.map((one) => [
          one.name,
          share(one.right),
          one.loss === null ? "–" : short(one.loss * times),
          "–",
          "–",
        ]),
      ];
      setText(heads[HEADS.indexOf("loss")], `loss, ${unit}`);
      setText(caption, "Each network on sequences that it never learns from, then what needs no network.");
      if (rows.length !== lines.length) {
        rows = lines.map(() => h("tr", {}, h("th", { scope: "row" }), ...HEADS.slice(1).map(() => h("td"))));
        body.replaceChildren(...rows);
      }
      lines.forEach((line, k) => {
        line.forEach((text, column) => {
          setText(rows[k].childNodes[column], text);
        });
        rows[k].className = k >= settings.networks.length ? "gkm-plain" : "";
      });
    },
  };
}
