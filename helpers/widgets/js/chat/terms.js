// From words to entries of the glossary, as helpers/experiments/assistant_terms.py: the longest name that stands in a question, and the
// nearest name of a piece that was marked.
import { spans } from "./spans.js";

/** @typedef {{id: string, from: number, to: number}} Found An entry in a question: its id, its first word, and the word after its last. */
/** @typedef {ReturnType<typeof lexiconOf>} Lexicon */

const ENOUGH = 0.6; // of their pairs of letters two names must share to count as one

/**
 * @param {[name: string, id: string][]} forms All names of all entries, their words joined by blanks.
 * @param {string} term What stands for a term where terms are masked.
 */
export function lexiconOf(forms, term) {
  const known = new Map(forms);
  const longestName = Math.max(...forms.map(([name]) => name.split(" ").length));
  const paired = forms.map(([name, id]) => ({ pairs: pairsOf(name), id }));

  /**
   * The entries whose names stand in the words as they are, from left to right, the longest name first.
   * @type {(words: string[]) => Found[]}
   */
  const longest = (words) => {
    const found = [];
    for (let from = 0; from < words.length; from += 1)
      for (let to = Math.min(words.length, from + longestName); to > from; to -= 1) {
        const id = known.get(words.slice(from, to).join(" "));
        if (id === undefined) continue;
        found.push({ id, from, to });
        from = to - 1;
        break;
      }
    return found;
  };

  /**
   * The entry that these words name; where none does, the one with the most similar name, if it is similar enough.
   * @type {(words: string[], enough?: number) => string | undefined}
   */
  const nearest = (words, enough = ENOUGH) => {
    const name = words.join(" ");
    if (known.has(name)) return known.get(name);
    const given = pairsOf(name);
    let top = { share: -1, id: "" };
    for (const { pairs, id } of paired) {
      const share = shared(given, pairs);
      if (share > top.share) top = { share, id };
    }
    return top.share >= enough ? top.id : undefined;
  };

  /**
   * The entries that a network's tags mark; what is marked and is no entry is left out.
   * @type {(words: string[], tags: string[]) => Found[]}
   */
  const marked = (words, tags) =>
    spans(tags).flatMap(({ kind, from, to }) => {
      const id = kind === "term" ? nearest(words.slice(from, to)) : undefined;
      return id === undefined ? [] : [{ id, from, to }];
    });

  /**
   * The words with `term` in the place of each entry's name.
   * @type {(words: string[]) => string[]}
   */
  const masked = (words) => {
    const found = [];
    let at = 0;
    for (const { from, to } of longest(words)) {
      found.push(...words.slice(at, from), term);
      at = to;
    }
    return [...found, ...words.slice(at)];
  };

  return { longest, nearest, marked, masked };
}

/** @type {(text: string) => string[]} Each two signs that stand side by side, sorted; a blank counts at either end. */
function pairsOf(text) {
  const padded = ` ${text} `;
  return Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2)).sort();
}

/** @type {(one: string[], other: string[]) => number} Twice the pairs that two sorted lists have in common, over the pairs of both. */
function shared(one, other) {
  let first = 0,
    second = 0,
    common = 0;
  while (first < one.length && second < other.length)
    if (one[first] === other[second]) {
      first += 1;
      second += 1;
      common += 1;
    } else if (one[first] < other[second]) first += 1;
    else second += 1;
  return (2 * common) / (one.length + other.length);
}
