// How far the learner is: in a lesson, over the whole course; and what comes back when.
import { lessonOf } from "../course.js";
import { localDay } from "../moments.js";

/** @typedef {import("../course.js").Learner} Learner */
/** @typedef {import("./cards.js").Activity} Activity */
/** @typedef {import("../course.js").Lesson} Lesson */
/** @typedef {import("../store.js").Store} Store */

/**
 * What a learner has done in a lesson. What the lesson no longer holds does not count; a card never rated is due only when a miss made it so.
 * @param {Lesson} lesson
 * @param {Store} store
 */
export function progress(lesson, store) {
  const { slug } = lesson;
  const now = store.now();
  const within = (items, ids) => [...ids].filter((id) => Object.hasOwn(items, id)).length;
  const answers = [...store.latest("answer", slug).values()];
  const right = answers.filter(({ data }) => data.correct).map(({ item }) => item);
  const cards = Object.keys(lesson.cards).flatMap((card) => store.card(slug, card) ?? []);
  const guesses = [...store.latest("guess", slug).values()].filter(({ data }) => data.option !== null);
  const widgets = Object.entries(lesson.goals);
  const size = (/** @type {object} */ items) => Object.keys(items).length;
  const sum = (/** @type {number[]} */ numbers) => numbers.reduce((all, one) => all + one, 0);
  return {
    exercises_passed: within(lesson.exercises, store.passed(slug)),
    exercises_total: size(lesson.exercises),
    quiz_right: within(lesson.quiz, right),
    quiz_answered: within(
      lesson.quiz,
      answers.map(({ item }) => item),
    ),
    quiz_total: size(lesson.quiz),
    trial_right: within(lesson.trial, right),
    trial_total: size(lesson.trial),
    cards_seen: cards.filter(({ state }) => state).length,
    cards_due: cards.filter(({ due }) => due <= now).length,
    cards_total: size(lesson.cards),
    goals_reached: sum(widgets.map(([widget, goals]) => within(goals, store.goalsReached(slug, widget).keys()))),
    goals_total: sum(widgets.map(([, goals]) => size(goals))),
    predictions_made: within(
      lesson.predictions,
      guesses.map(({ item }) => item),
    ),
    predictions_total: size(lesson.predictions),
  };
}

/** The rings of one lesson. @type {(learner: Learner) => Activity} */
export function rings({ course, lesson, store }) {
  return {
    record() {},
    state() {
      const here = lessonOf(course, lesson);
      if (!here) return {};
      const p = progress(here, store);
      const all = [
        { words: "Exercises passed", done: p.exercises_passed, total: p.exercises_total, sign: "write" },
        { words: "Goals reached", done: p.goals_reached, total: p.goals_total, sign: "try" },
        { words: "Quiz questions right", done: p.quiz_right, total: p.quiz_total, sign: "recall" },
        { words: "Sentences judged right", done: p.trial_right, total: p.trial_total, sign: "check" },
        { words: "Cards met", done: p.cards_seen, total: p.cards_total, sign: "recall" },
        { words: "Predictions made", done: p.predictions_made, total: p.predictions_total, sign: "predict" },
      ];
      const due = p.cards_due;
      const last = due ? `${due} ${due === 1 ? "card is" : "cards are"} due now.` : "No card is due now.";
      return { rings: all.filter(({ total }) => total), last };
    },
  };
}

/** How far a learner is in one lesson; its core is done once its exercises have passed and every question has an answer. */
function station(/** @type {Lesson} */ lesson, /** @type {Store} */ store) {
  const p = progress(lesson, store);
  const passed = store.passed(lesson.slug);
  return {
    done: p.exercises_passed + p.goals_reached + p.quiz_right + p.trial_right + p.cards_seen + p.predictions_made,
    total: p.exercises_total + p.goals_total + p.quiz_total + p.trial_total + p.cards_total + p.predictions_total,
    due: p.cards_due,
    finished: lesson.core.every((id) => passed.has(id)) && p.quiz_answered === p.quiz_total,
  };
}

/** The map of the course. @type {(learner: Learner) => Activity} */
export function map({ course, store }) {
  return {
    record() {},
    state() {
      const stations = Object.fromEntries(course.lessons.map((lesson) => [lesson.slug, station(lesson, store)]));
      const slugs = course.lessons.map(({ slug }) => slug);
      const last = store.of("place").at(-1)?.lesson;
      const order = last && slugs.includes(last) ? [last, ...slugs] : slugs;
      return { stations, next: order.find((slug) => !stations[slug].finished) ?? null };
    },
  };
}

/**
 * What of a lesson's cards will be asked again, and when; without cards of its own, over the whole course.
 * @type {(learner: Learner) => Activity}
 */
export function forecast({ course, lesson, store }) {
  const own = Object.keys(lessonOf(course, lesson)?.cards ?? {}).map((id) => ({ id, slug: lesson, name: id }));
  const all = course.lessons.flatMap(({ slug, cards }) =>
    Object.keys(cards).map((id) => ({ id, slug, name: `${slug}/${id}` })),
  );
  const cards = own.length ? own : all;
  return {
    record() {},
    state() {
      const today = localDay(store.now());
      const known = cards.flatMap(({ id, slug, name }) => {
        const card = store.card(slug, id);
        return card ? [{ name, card }] : [];
      });
      known.sort((a, b) => Number(a.card.missed === null) - Number(b.card.missed === null) || a.card.due - b.card.due);
      const coming = known.map(({ name, card }) => ({
        card: name,
        days: Math.max(0, localDay(card.due) - today),
        missed: card.missed,
      }));
      return { coming, new: cards.length - known.length };
    },
  };
}
