// What a network translates into, by the symbols that it writes; how they are put together, and what would be right.
import { english, french, german } from "./number_words.js";

/** @typedef {import("./translator.js").Translator} Translator */
/**
 * @typedef {object} Language
 * @property {string} key
 * @property {string} name
 * @property {string} glue What stands between two symbols.
 * @property {number} limit Symbols to write at the latest, the end included; the longest number takes 8, 9 or 43.
 * @property {(n: number) => string} spelled What num2words writes, hyphens aside.
 */

/** @type {Record<string, Language>} */
export const LANGUAGES = {
  german: { key: "german", name: "German", glue: "", limit: 16, spelled: german },
  letters: { key: "letters", name: "German by letters", glue: "", limit: 60, spelled: german },
  french: { key: "french", name: "French", glue: " ", limit: 16, spelled: (n) => french(n).replaceAll("-", " ") },
};

/** @type {(model: Translator) => Language} */
export function languageOf({ decoder }) {
  return LANGUAGES[
    decoder.symbols.includes("und") ? "german" : decoder.symbols.includes("cent") ? "french" : "letters"
  ];
}

/**
 * A number's English words, as a network reads them: without commas and hyphens.
 * @type {(n: number) => string[]}
 */
export function englishWords(n) {
  return english(n).replaceAll(",", "").replaceAll("-", " ").split(" ");
}

/**
 * Written symbols as a text.
 * @type {(model: Translator, symbols: number[]) => string}
 */
export function textOf(model, symbols) {
  return symbols.map((symbol) => model.decoder.symbols[symbol]).join(languageOf(model).glue);
}

/**
 * Words as numbers of a network's symbols; null where it has never met one of them.
 * @type {(model: Translator, words: string[]) => number[] | null}
 */
export function numbered({ encoder }, words) {
  const found = words.map((word) => encoder.symbols.indexOf(word));
  return found.every((symbol) => symbol > 0) ? found : null;
}
