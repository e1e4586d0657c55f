// What was heard of a sentence: its words with the marks on them, the intent, how sure, and what each of the recognisers makes of it.
import { h, ownName, setText } from "../kit/dom.js";
import { percent } from "../kit/numbers.js";
import { answers } from "./threshold.js";
import { shownText } from "./words.js";

/** @typedef {{from: number, to: number, kind: string}} Mark A piece of the text, by its letters. */

/** @type {Record<string, string>} Each intent in words that a learner would use. */
export const MEANINGS = {
  define: "what something is",
  equation: "a formula",
  where: "where it is taught",
  compare: "two things side by side",
  evidence: "how we know",
  example: "an example, a use",
  using: "how the course works",
  smalltalk: "small talk",
  outside: "nothing of this course",
};

/**
 * A text with pieces of it marked; a mark's kind is read aloud, too.
 * @type {(text: string, marks: Mark[]) => HTMLElement}
 */
export function markedText(text, marks) {
  const shown = shownText(text),
    root = h("span", { class: "gkm-sentence" });
  let at = 0;
  for (const { from, to, kind } of marks) {
    root.append(shown.slice(at, from), h("mark", {}, shown.slice(from, to), h("small", {}, ` ${kind}`)));
    at = to;
  }
  root.append(shown.slice(at));
  return root;
}

/**
 * A row for each recogniser: what it hears, how sure it is, whether that is enough. One of them is listened to.
 * @template {string} N
 * @param {[N, string][]} names
 * @param {N} chosen
 * @param {(name: N) => void} choose
 */
export function heardTable(names, chosen, choose) {
  const group = ownName();
  const rows = names.map(([name, label]) => {
    const input = h("input", { type: "radio", name: group, onchange: () => choose(name) });
    input.checked = name === chosen;
    const intent = h("strong"),
      meaning = h("span", { class: "gkm-meaning" }),
      bar = h("span", { class: "gkm-sure-bar" }),
      sure = h("span", { class: "gkm-sure-share" });
    return {
      name,
      intent,
      meaning,
      bar,
      sure,
      root: h(
        "tr",
        {},
        h("th", { scope: "row" }, h("label", {}, input, " ", label)),
        h("td", {}, intent, " ", meaning),
        h("td", {}, bar, sure),
      ),
    };
  });
  const caption = h("caption");
  const head = ["Who listens", "What it hears", "How sure"].map((text) => h("th", { scope: "col" }, text));
  const root = h(
    "table",
    { class: "gkm-heard" },
    caption,
    h("thead", {}, h("tr", {}, ...head)),
    h("tbody", {}, ...rows.map((row) => row.root)),
  );
  /** @type {(text: string, found: Record<N, {heard: string, sure: number}>, threshold: number) => void} */
  const draw = (text, found, threshold) => {
    setText(caption, text);
    for (const { name, intent, meaning, bar, sure, root: row } of rows) {
      const { heard, sure: share } = found[name];
      setText(intent, heard);
      setText(meaning, MEANINGS[heard]);
      bar.style.setProperty("--gkm-share", percentOf(share));
      bar.style.setProperty("--gkm-from", percentOf(threshold));
      setText(sure, percent(share));
      row.className = answers(heard, share, threshold) ? "" : "gkm-unsure";
    }
  };
  return { root, draw };
}

/** @type {(share: number) => string} */
function percentOf(share) {
  return `${(100 * share).toFixed(1)}%`;
}
