// From a tag for each word to the pieces that the tags mark, as `spans` in helpers/experiments/assistant_questions.py.

/** @typedef {{kind: string, from: number, to: number}} Span Of words: the first, and the one after the last. */

/**
 * An I that no B or I of its kind stands before begins a piece, too: a network may write such tags.
 * @type {(tags: string[]) => Span[]}
 */
export function spans(tags) {
  /** @type {Span[]} */
  const found = [];
  /** @type {{kind: string, from: number} | null} */
  let open = null;
  [...tags, "O"].forEach((tag, place) => {
    const [begins, kind] = tag.split("-");
    if (open && (begins !== "I" || kind !== open.kind)) {
      found.push({ ...open, to: place });
      open = null;
    }
    if (begins !== "O" && !open) open = { kind, from: place };
  });
  return found;
}
