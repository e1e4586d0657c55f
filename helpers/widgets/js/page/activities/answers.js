// Questions, sentences on trial, guesses, goals: what is stored of them, and which cards a miss brings back.
import { cardsOf, lessonOf } from "../course.js";
import { known } from "../events.js";
import { fits, score } from "../scores.js";

/** @typedef {import("../course.js").Learner} Learner */
/** @typedef {import("./cards.js").Activity} Activity */

/** Questions to answer, or sentences on trial. @type {(learner: Learner, traits: Record<string, any>) => Activity} */
export function quiz({ course, lesson, store }, { questions }) {
  const byId = new Map(questions.map((question) => [question.id, question]));
  return {
    state() {
      const given = [...store.latest("answer", lesson)].map(([id, { data }]) => [id, data.given]);
      return {
        answered: Object.fromEntries(given.filter(([id, answer]) => byId.has(id) && fits(byId.get(id), answer))),
      };
    },
    record({ kind, question: id, given, sure }) {
      const question = byId.get(id);
      if (kind !== "answer" || !question) return;
      const { correct, misconceptions } = score(question, given);
      const believed = misconceptions.map((one) => course.misconceptions[one]);
      const missed = correct ? [] : cardsOf(course, [question.concept, ...believed]);
      store.write(lesson, "answer", id, { given, correct, ...known({ sure }) }, missed, "question");
    },
  };
}

/** A guess before the result. @type {(learner: Learner, traits: Record<string, any>) => Activity} */
export function predictions({ course, lesson, store }, { prediction: { id } }) {
  const made = () => store.latest("guess", lesson).get(id);
  return {
    state() {
      const event = made();
      const option = event?.data.option ?? null;
      if (option === null) return { guess: null, done: Boolean(event) };
      const there = option >= 0 && option < (lessonOf(course, lesson)?.predictions[id]?.options ?? 0);
      return { guess: there ? option : null, done: there };
    },
    record({ kind, option }) {
      if (kind !== "guess") return;
      const item = lessonOf(course, lesson)?.predictions[id];
      const answer = item?.answer ?? store.outcome(lesson, id);
      const wrong = item && option !== null && answer !== null && option !== answer;
      store.write(lesson, "guess", id, { option }, wrong ? cardsOf(course, [item.concept]) : [], "prediction");
    },
  };
}

/**
 * What an experiment measured: open once there was a guess. Opening it without one is not stored.
 * @type {(learner: Learner, traits: Record<string, any>) => Activity}
 */
export function result({ lesson, store }, { prediction }) {
  return {
    state: () => (!prediction || store.latest("guess", lesson).has(prediction) ? { guessed: true } : {}),
    record() {},
  };
}

/** A talk. What the listener answers is not stored: each time, they may answer anew. @type {() => Activity} */
export function talk() {
  /** @type {Record<string, number>} */
  const answered = {};
  return {
    state: () => ({ answered: { ...answered } }),
    record({ kind, line, option }) {
      if (kind === "answer") answered[line] = option;
    },
  };
}

/**
 * The goals of a widget to explore with: each is reached once. @type {(widget: string) => (learner: Learner, traits: Record<string, any>) => Activity}
 */
export function goals(widget) {
  return ({ course, lesson, store }, traits) => {
    const concepts = new Map(traits.goals.map(({ id, concept }) => [id, concept]));
    const reached = () => [...store.goalsReached(lesson, widget).keys()].filter((id) => concepts.has(id));
    return {
      state: () => ({ reached: reached() }),
      record({ kind, goal, state = {} }) {
        if (!concepts.has(goal) || reached().includes(goal)) return;
        if (kind === "goal") store.write(lesson, "goal", goal, { widget, detail: JSON.stringify(state) });
        else if (kind === "recipe" && !store.of("recipe", lesson, goal).some(({ data }) => data.widget === widget))
          store.write(lesson, "recipe", goal, { widget }, cardsOf(course, [concepts.get(goal)]), "goal");
      },
    };
  };
}
