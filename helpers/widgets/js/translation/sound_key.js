// The key to the sounds, as a table to unfold.
import { h } from "../kit/dom.js";
import { sideways } from "./attention_map.js";
import { SOUNDS } from "./sounds.js";

/** Each sound's sign, a word that has it, its sign in the International Phonetic Alphabet, and how it is respelled. */
export function soundKey() {
  const head = ["sound", "as in", "IPA", "respelled"].map((name) => h("th", { scope: "col" }, name));
  const rows = Object.entries(SOUNDS).map(([name, { example, part, ipa, spelled }]) => {
    const from = example.indexOf(part);
    const word = h("span", {}, example.slice(0, from), h("strong", {}, part), example.slice(from + part.length));
    return h(
      "tr",
      {},
      h("th", { scope: "row" }, name),
      h("td", {}, word),
      h("td", {}, `/${ipa}/`),
      h("td", {}, spelled),
    );
  });
  const table = h("table", { class: "gkm-found" }, h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...rows));
  return h("details", {}, h("summary", {}, "What the signs mean"), sideways("What the signs mean", table));
}
