// What a decoder has written, symbol by symbol, each a button; and how likely it held each of a few symbols.
import { h, keepFocus, setText } from "../kit/dom.js";

/**
 * A row of buttons, of which one is chosen.
 * @param {(place: number) => void} choose
 */
export function writtenRow(choose) {
  const root = h("ol", { class: "gkm-output" });
  /** @type {(symbols: {name: string, note: string}[], chosen: number) => void} */
  const draw = (symbols, chosen) =>
    keepFocus(root, () => {
      root.replaceChildren(
        ...symbols.map(({ name, note }, k) => {
          const pressed = String(k === chosen);
          const attrs = { type: "button", class: "gkm-button", "aria-pressed": pressed, onclick: () => choose(k) };
          return h("li", {}, h("button", attrs, name, " ", h("small", {}, note)));
        }),
      );
      return /** @type {any} */ (root.querySelector('[aria-pressed="true"]'));
    });
  return { root, draw };
}

/** Bars for a few symbols; the one that was taken is bold. */
export function guessBars() {
  const title = h("h4");
  const list = h("ol", { class: "gkm-guesses" });
  const root = h("div", {}, title, list);
  /** @type {(text: string, guesses: {name: string, share: number, chosen: boolean}[]) => void} */
  const draw = (text, guesses) => {
    setText(title, text);
    list.replaceChildren(
      ...guesses.map(({ name, share, chosen }) =>
        h(
          "li",
          { class: chosen ? "gkm-taken" : null },
          h("span", { class: "gkm-guess-name" }, name),
          h("span", { class: "gkm-guess-bar", style: `--gkm-share: ${(100 * share).toFixed(2)}%` }),
          h("span", { class: "gkm-guess-share" }, shareText(share)),
        ),
      ),
    );
  };
  return { root, draw };
}

/** @type {(share: number) => string} */
export function shareText(share) {
  if (share >= 0.9995) return "100 %";
  return share >= 0.0005 ? `${(100 * share).toFixed(1)} %` : "< 0.1 %";
}

/**
 * Where the arrows, Home and End lead from a place in a row; undefined for other keys.
 * @type {(key: string, place: number, length: number) => number | undefined}
 */
export function keyed(key, place, length) {
  return { ArrowLeft: place - 1, ArrowRight: place + 1, Home: 0, End: length - 1 }[key];
}
