// How far each idea is mastered, from all that the learner has done about it; helpers/study/_mastery.py says the same for Jupyter.
import { conceptOf, lessonOf } from "../course.js";
import { DAY, rounded } from "../moments.js";

/** @typedef {import("../course.js").Learner} Learner */
/** @typedef {import("./cards.js").Activity} Activity */
/** @typedef {import("../course.js").Lesson} Lesson */
/** @typedef {import("../store.js").Store} Store */

// What one of each weighs when it is fresh; see helpers/study/_mastery.py.
const [CARD, ANSWER, TEST, GOAL, GUESS, ROUND] = [1, 1, 2, 1, 0.5, 0.5];
const [EXERCISE, AFTER_SOLUTION, TRIED] = [3, 1, 1];
const DOUBT = 2;
const HALF = 30; // days after which evidence weighs half as much
const FEW = 1.5; // evidence below which there is too little to say
const [GROWING, FIRM] = [0.4, 0.7];

/** The ideas that each lesson teaches, with how far they are mastered. @type {(learner: Learner) => Activity} */
export function ideas(learner) {
  return {
    record() {},
    state() {
      const found = mastery(learner);
      const { lessons, concepts } = learner.course;
      const taught = (/** @type {string} */ slug) =>
        Object.entries(concepts)
          .filter(([, { lesson }]) => lesson === slug)
          .map(([concept, { name, place }]) => ({ name, place, ...inWords(found[concept]) }));
      const all = lessons.map(({ slug, title }) => ({ title, ideas: taught(slug) }));
      return { lessons: all.filter(({ ideas }) => ideas.length) };
    },
  };
}

/** @param {{share: number, evidence: number}} mastered */
function inWords({ share, evidence }) {
  const enough = share >= FIRM ? "firm" : share >= GROWING ? "growing" : "shaky";
  const word = !evidence ? "not met" : evidence < FEW ? "too little to say" : enough;
  return { share, word, words: evidence ? `${rounded(100 * share)}%, ${word}` : word };
}

/**
 * How far each idea is mastered, by concept: a share from 0 to 1, and how much evidence that rests on.
 * @param {Learner} learner
 * @returns {Record<string, {share: number, evidence: number}>}
 */
export function mastery({ course, store }) {
  const now = store.now();
  const sums = Object.fromEntries(Object.keys(course.concepts).map((concept) => [concept, { weight: 0, right: 0 }]));
  const piece = (concept, moment, right, weight) => {
    if (!concept || !Object.hasOwn(sums, concept)) return;
    const left = weight * 0.5 ** (Math.max(0, now - moment) / DAY / HALF);
    sums[concept].weight += left;
    sums[concept].right += left * Number(right);
  };
  for (const { key, chance } of store.recalls()) piece(conceptOf(course, key), now, chance, CARD);
  for (const { data, moment } of store.of("test-end"))
    for (const [key, correct] of Object.entries(data.correct)) {
      const [slug, id] = key.split("/");
      const lesson = lessonOf(course, slug);
      piece(lesson?.quiz[id] ?? lesson?.bank[id], moment, correct, TEST);
    }
  for (const { data, moment } of store.of("round")) piece(data.concept, moment, data.correct, ROUND);
  for (const lesson of course.lessons) ofLesson(lesson, store, piece);
  return Object.fromEntries(
    Object.entries(sums).map(([concept, { weight, right }]) => [
      concept,
      { share: right / (weight + DOUBT), evidence: Number(weight.toFixed(9)) },
    ]),
  );
}

/** @param {Lesson} lesson @param {Store} store @param {(concept: string | undefined, moment: number, right: any, weight: number) => void} piece */
function ofLesson(lesson, store, piece) {
  const { slug } = lesson;
  for (const [id, { data, moment }] of store.latest("answer", slug))
    piece(lesson.trial[id] ?? lesson.quiz[id], moment, data.correct, ANSWER);
  for (const [id, { data, moment }] of store.latest("guess", slug)) {
    const item = lesson.predictions[id];
    const right = item?.answer ?? store.outcome(slug, id);
    if (item && data.option !== null && right !== null) piece(item.concept, moment, data.option === right, GUESS);
  }
  for (const [widget, goals] of Object.entries(lesson.goals)) {
    const reached = store.goalsReached(slug, widget);
    for (const [id, { moment }] of reached) piece(goals[id], moment, 1, GOAL);
    for (const { data, item, moment } of store.of("recipe", slug))
      if (data.widget === widget && !reached.has(item)) piece(goals[item], moment, 0, GOAL);
  }
  for (const [id, concept] of Object.entries(lesson.exercises)) {
    const tries = store.of("attempt", slug, id).filter(({ data }) => ["passed", "wrong"].includes(data.status));
    const last = tries.at(-1);
    const passed = tries.find(({ data }) => data.status === "passed");
    const seen = store.of("solution-view", slug, id)[0];
    if (passed) piece(concept, last?.moment ?? 0, 1, seen && seen.moment < passed.moment ? AFTER_SOLUTION : EXERCISE);
    else if (last) piece(concept, last.moment, 0, TRIED);
  }
}
