// A sentence cut into words and signs, as helpers/experiments/assistant_questions.py cuts it.

/** @typedef {{word: string, from: number, to: number}} Piece A word or sign, and where it stands in the text. */

const WORDS = /[a-z0-9]+(?:-[a-z0-9]+)*|'[a-z]+|[^\sa-z0-9]/gu;

/**
 * The words and signs in lower case, with their places.
 * @type {(text: string) => Piece[]}
 */
export function piecesOf(text) {
  return [...lowered(text).matchAll(WORDS)].map(({ 0: word, index }) => ({
    word,
    from: index,
    to: index + word.length,
  }));
}

/** @type {(text: string) => string[]} */
export function wordsOf(text) {
  return lowered(text).match(WORDS) ?? [];
}

/**
 * The text as it is to be shown around its pieces: as it was typed, unless lower case is of another length.
 * @type {(text: string) => string}
 */
export function shownText(text) {
  return lowered(text).length === text.length ? text : lowered(text);
}

/** @type {(text: string) => string} */
function lowered(text) {
  return text.toLowerCase().replaceAll("’", "'");
}

/** @type {(word: string) => boolean} Whether it is a word; all else is a sign. */
export function isWord(word) {
  return /^[\p{L}\p{N}]/u.test(word);
}
