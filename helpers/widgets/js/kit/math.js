// Letters of equations, and the quantities that they stand for.
import { h } from "./dom.js";

/** @type {Record<string, string>} An LSTM's letters, then a GRU's. */
export const QUANTITY = {
  ...{ f: "forget", i: "input", g: "candidate", o: "output", c: "cell", h: "hidden" },
  ...{ r: "reset", z: "update", n: "candidate" },
};

/**
 * "f = σ(w_fx·x + b_f)" as nodes: letters as variables with subscripts, a quantity underlined in its colour.
 * @param {string} text
 */
export function math(text) {
  const root = h("span", { class: "gkm-math" });
  for (const part of text.split(/(tanh|[a-zA-Z]′?(?:_[a-z]+)?)/)) {
    if (!/^[a-zA-Z]/.test(part) || part === "tanh") {
      root.append(part);
      continue;
    }
    const [name, sub] = part.split("_");
    root.append(h("var", { "data-quantity": sub ? null : QUANTITY[name[0]] }, name, sub ? h("sub", {}, sub) : null));
  }
  return root;
}
