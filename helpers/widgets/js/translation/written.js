// What a decoder has written, symbol by symbol, each a button; and how likely it held each of a few symbols.
import { h, keepFocus, setText } from "../kit/dom.js";

/**
 * A row of buttons, of which one is chosen. They are kept from one text to the next: a key changes few of them.
 * @param {(place: number) => void} choose
 */
export function writtenRow(choose) {
  const root = h("ol", { class: "gkm-output" });
  const made = [];
  /** @type {(symbols: {name: string, note: string}[], chosen: number) => void} */
  const draw = (symbols, chosen) =>
    keepFocus(root, () => {
      while (made.length < symbols.length) {
        const place = made.length;
        const [name, note] = [h("span"), h("small")];
        const button = h(
          "button",
          { type: "button", class: "gkm-button", onclick: () => choose(place) },
          name,
          " ",
          note,
        );
        made.push({ name, note, button, root: h("li", {}, button) });
      }
      while (root.childElementCount > symbols.length) root.lastElementChild.remove();
      symbols.forEach((symbol, k) => {
        const { name, note, button, root: item } = made[k];
        setText(name, symbol.name);
        setText(note, symbol.note);
        button.setAttribute("aria-pressed", String(k === chosen));
        if (item.parentNode !== root) root.append(item);
      });
      return made[chosen]?.button;
    });
  return { root, draw };
}

/**
 * Bars for a few symbols; the one that was taken is bold.
 * @param {number} count How many.
 */
export function guessBars(count) {
  const title = h("h4");
  const rows = Array.from({ length: count }, () => {
    const [name, bar, number] = ["name", "bar", "share"].map((part) => h("span", { class: `gkm-guess-${part}` }));
    return { name, bar, number, root: h("li", {}, name, bar, number) };
  });
  const root = h("div", {}, title, h("ol", { class: "gkm-guesses" }, ...rows.map((row) => row.root)));
  /** @type {(text: string, guesses: {name: string, share: number, chosen: boolean}[]) => void} */
  const draw = (text, guesses) => {
    setText(title, text);
    rows.forEach(({ name, bar, number, root: row }, k) => {
      row.hidden = k >= guesses.length;
      if (row.hidden) return;
      setText(name, guesses[k].name);
      setText(number, shareText(guesses[k].share));
      bar.style.setProperty("--gkm-share", `${(100 * guesses[k].share).toFixed(2)}%`);
      row.className = guesses[k].chosen ? "gkm-taken" : "";
    });
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
