// What is replied: passages of the course, with the place where they stand. Nothing is made up here.

/** @typedef {import("./retrieval.js").Passage} Passage */
/** @typedef {{text: string, notebook: string, cell: string}} Link */
/** @typedef {{lines: string[], links: Link[], source: string}} Reply What is said; where that stands; what it was taken from. */
/**
 * @typedef {object} Library
 * @property {import("./retrieval.js").Nearest} nearest
 * @property {Record<string, string[]>} kinds The kinds of passages that each intent is answered with.
 * @property {Record<string, string>} titles What each entry of the glossary is called.
 */

const NEED_A_TERM = ["define", "equation", "compare", "evidence"]; // without one, the nearest passage shares only everyday words
const SIMILAR = 0.1; // the least cosine of a passage that no term leads to
/** @type {Record<string, string>} */
const SOURCES = {
  entry: "the glossary",
  equation: "the equations",
  claim: "the claims",
  misconception: "what people get wrong",
  lesson: "the list of lessons",
  example: "the examples",
  using: "the answers about using the course",
  smalltalk: "a list of fixed lines",
};

/**
 * The passages that answer a question: one for each of two terms that are compared, else the nearest; none where nothing is near enough.
 * The same as `Assistant` in helpers/experiments/assistant_reply.py.
 * @type {(library: Library, intent: string, ids: string[], question: string) => Passage[]}
 */
export function passagesFor({ nearest, kinds }, intent, ids, question) {
  if (!ids.length && NEED_A_TERM.includes(intent)) return [];
  const different = [...new Set(ids)],
    among = !ids.length && intent === "where" ? ["lesson"] : kinds[intent];
  if (intent === "compare" && different.length > 1)
    return different.slice(0, 2).map((id) => nearest(question, kinds[intent], [id])[0].passage);
  const about = (/** @type {Passage} */ one) => one.terms.some((term) => ids.includes(term));
  const ranked = nearest(question, among, ids);
  // A definition may be the nearer one, and is no equation.
  const equation = ranked.find(({ passage }) => passage.kind === "equation" && about(passage));
  const top = intent === "equation" ? (equation ?? ranked[0]) : ranked[0];
  const fits = top && (top.like >= SIMILAR || about(top.passage));
  return fits ? [top.passage] : [];
}

/** @type {(library: Library, intent: string, ids: string[], words: string[]) => Reply} */
export function replyTo(library, intent, ids, words) {
  const found = passagesFor(library, intent, ids, words.join(" "));
  if (found.length) return replyOf(found, intent, library.titles);
  const unnamed = NEED_A_TERM.includes(intent) && !ids.length;
  return refusal(
    unnamed
      ? "I found no word of the course's glossary in your question."
      : "I found nothing in the course that answers this.",
  );
}

/** @type {(reason: string) => Reply} */
export function refusal(reason) {
  return { lines: [`I don't know. ${reason}`], links: [], source: "" };
}

/** @type {(passages: Passage[], intent: string, titles: Record<string, string>) => Reply} */
function replyOf(passages, intent, titles) {
  const line = (/** @type {Passage} */ { kind, title, text, terms, lesson }) => {
    if (kind !== "entry") return kind === "lesson" ? `${title}: ${text}` : text;
    const name = titles[terms[0]];
    return intent === "where" && lesson ? `${name} is shown in the lesson “${lesson}”.` : `${name}: ${text}`;
  };
  return {
    lines: passages.map(line),
    links: passages.flatMap(({ lesson, notebook, cell, heading }) =>
      notebook ? [{ text: heading ? `${lesson}: ${heading}` : lesson, notebook, cell }] : [],
    ),
    source: `Source: ${SOURCES[passages[0].kind]}.`,
  };
}
