// What the hosts need to know of the whole course, besides what each widget shows: made by study.outline, once a site.

/**
 * @typedef {object} Lesson
 * @property {string} slug
 * @property {string} title
 * @property {string} kind
 * @property {string} notebook
 * @property {Record<string, string>} cards Each card's concept; the same for quiz, trial and bank.
 * @property {Record<string, string>} quiz
 * @property {Record<string, string>} trial
 * @property {Record<string, string>} bank
 * @property {Record<string, {concept: string, answer: number | null, options: number}>} predictions
 * @property {Record<string, Record<string, string>>} goals Each goal's concept, by widget.
 * @property {Record<string, string>} exercises
 * @property {string[]} core The exercises of the core.
 * @property {[string, string[]][]} headings Headings with the labels of the cells under them.
 * @property {string[]} openers Cells that open a lesson or say what is due.
 */
/** @typedef {{lesson: string, heading: string, notebook: string, cell: string}} Place */
/**
 * @typedef {object} Course
 * @property {Lesson[]} lessons
 * @property {Record<string, {name: string, lesson: string | null, place: Place | null}>} concepts In the order of concepts.yaml.
 * @property {Record<string, string>} misconceptions Each one's concept.
 */
/**
 * Who does an activity, and where.
 * @typedef {object} Learner
 * @property {Course} course
 * @property {string} lesson The slug of the page's lesson.
 * @property {import("./store.js").Store} store
 * @property {Place | null} [stopped] Where they stopped before they came to this page.
 */

/**
 * @param {Course} course
 * @param {string} slug
 * @returns {Lesson | undefined}
 */
export function lessonOf(course, slug) {
  return course.lessons.find((lesson) => lesson.slug === slug);
}

/**
 * The concept of a card; undefined where the course no longer has it.
 * @type {(course: Course, key: import("./store.js").CardKey) => string | undefined}
 */
export function conceptOf(course, [slug, card]) {
  const cards = lessonOf(course, slug)?.cards;
  return cards && Object.hasOwn(cards, card) ? cards[card] : undefined;
}

/**
 * What a miss does: the cards of the concepts come back, wherever in the course they are.
 * @type {(course: Course, concepts: string[]) => import("./store.js").CardKey[]}
 */
export function cardsOf({ lessons }, concepts) {
  return lessons.flatMap(({ slug, cards }) =>
    Object.entries(cards).flatMap(([card, concept]) =>
      concepts.includes(concept) ? [/** @type {import("./store.js").CardKey} */ ([slug, card])] : [],
    ),
  );
}

/**
 * A cell of a lesson, by its id. One that the lesson no longer has stands under the lesson's title.
 * @type {(lesson: Lesson, cell: string) => Place}
 */
export function placeAt({ slug, title, notebook, headings }, cell) {
  const label = cell.startsWith(`${slug}-`) ? cell.slice(slug.length + 1) : cell;
  const [heading] = headings.find(([, labels]) => labels.includes(label)) ?? headings[0];
  return { lesson: title, heading, notebook, cell };
}

/**
 * Where the learner was last, apart from the cells that open a lesson and say what is due; null at the very start.
 * @type {(learner: Learner) => Place | null}
 */
export function stopped({ course, store }) {
  for (const { lesson: slug, item } of store.of("place").reverse()) {
    const lesson = lessonOf(course, slug);
    if (lesson && !course.lessons.some(({ openers }) => openers.includes(item))) return placeAt(lesson, item);
  }
  return null;
}
