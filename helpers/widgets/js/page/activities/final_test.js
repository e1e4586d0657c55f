// The final test: questions of all lessons, drawn anew each time; no feedback until it is handed in, then what to read again.
import { cardsOf } from "../course.js";
import { WHOLE_COURSE } from "../events.js";
import { dayText, localDay } from "../moments.js";
import { pythonRandom } from "../random.js";
import { fits, score } from "../scores.js";
import { fourDigits, unbroken } from "../texts.js";
import { drawn } from "./drawn.js";

/** @typedef {import("../course.js").Learner} Learner */
/** @typedef {{run: string, at: number, questions: string[], answers: Record<string, any>, correct: Record<string, boolean> | null}} Sitting */

/**
 * @param {Learner} learner
 * @param {Record<string, any>} traits Besides what the widget has, `pool`: all that a test can ask, as `study.bank_payload` has it.
 * @returns {import("./cards.js").Activity}
 */
export function finalTest({ course, store }, { count, pass_mark, pool }) {
  const open = (every = sittings(store)) => every.find(({ correct }) => !correct);
  /** A test's questions with their numbers; without those that a newer course asks no more. @param {Sitting} sitting */
  const asked = ({ run, questions }) => {
    const known = questions.filter((key) => Object.hasOwn(pool, key));
    const inTest = (key) => (pool[key].type === "drawn" ? drawn(pool[key], `${run}:${key}`) : pool[key]);
    return new Map(known.map((key) => [key, inTest(key)]));
  };
  const state = () => {
    const every = sittings(store);
    const now = open(every);
    const questions = now ? asked(now) : new Map();
    const done = every.filter(({ correct }) => correct);
    const last = done.reduce(
      (/** @type {Sitting | null} */ best, one) => (best && best.at >= one.at ? best : one),
      null,
    );
    return {
      questions: [...questions].map(([key, question]) => unbroken(hidden(key, question))),
      given: Object.fromEntries(Object.entries(now?.answers ?? {}).filter(([key]) => questions.has(key))),
      result: last ? result(last) : null,
      taken: done.length,
    };
  };
  const result = (/** @type {Sitting} */ sitting) => {
    const correct = sitting.correct ?? {};
    const of = Object.keys(correct).length;
    const right = Object.values(correct).filter(Boolean).length;
    const needed = Math.ceil(of * pass_mark);
    return {
      day: dayText(localDay(sitting.at)),
      right,
      of,
      needed,
      passed: right >= needed,
      questions: [...asked(sitting)].map(([key, question]) =>
        unbroken({
          question: question.question,
          correct: correct[key] ?? false,
          given: inWords(question, sitting.answers[key]),
          right: inWords(question, rightOf(question)),
          why: whyOf(question),
          concept: course.concepts[question.concept].name,
          place: course.concepts[question.concept].place,
        }),
      ),
    };
  };
  return {
    state,
    record({ kind, question: key, given }) {
      const now = open();
      const questions = now ? asked(now) : new Map();
      if (kind === "begin" && !now) {
        const run = name();
        store.write(WHOLE_COURSE, "test", run, { questions: pick(pool, run, count) });
      } else if (kind === "answer" && now && questions.has(key)) {
        score(questions.get(key), given);
        store.write(WHOLE_COURSE, "test-answer", now.run, { question: key, given });
      } else if (kind === "finish" && now) {
        const right = (one, key) => fits(one, now.answers[key]) && score(one, now.answers[key]).correct;
        const correct = Object.fromEntries([...questions].map(([one, question]) => [one, right(question, one)]));
        const missed = [...questions].filter(([one]) => !correct[one]).map(([, { concept }]) => concept);
        store.write(WHOLE_COURSE, "test-end", now.run, { correct }, cardsOf(course, missed), "test");
      }
    },
  };
}

/** All tests that were begun, oldest first. @param {import("../store.js").Store} store @returns {Sitting[]} */
export function sittings(store) {
  const answers = new Map();
  for (const { item, data } of store.of("test-answer", WHOLE_COURSE))
    answers.set(item, { ...answers.get(item), [data.question]: data.given });
  return store.of("test", WHOLE_COURSE).map(({ item, moment, data }) => {
    const end = store.of("test-end", WHOLE_COURSE, item)[0];
    const correct = end?.data.correct ?? null;
    return {
      run: item,
      at: end?.moment ?? moment,
      questions: data.questions,
      answers: answers.get(item) ?? {},
      correct,
    };
  });
}

/**
 * Questions for a test, balanced over the concepts: of each concept one, before any concept has two. One name always gives the same.
 * @type {(pool: Record<string, any>, run: string, count: number) => string[]}
 */
export function pick(pool, run, count) {
  const stream = pythonRandom(run);
  /** @type {Map<string, string[]>} */
  const byConcept = new Map();
  for (const [key, { concept }] of Object.entries(pool))
    byConcept.set(concept, [...(byConcept.get(concept) ?? []), key]);
  for (const keys of byConcept.values()) stream.shuffle(keys);
  const found = [];
  const wanted = Math.min(count, Object.keys(pool).length);
  while (found.length < wanted) {
    const round = [...byConcept.values()].flatMap((keys) => keys.pop() ?? []);
    stream.shuffle(round);
    found.push(...round.slice(0, wanted - found.length));
  }
  return found;
}

function name() {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A question without what is right. */
function hidden(key, { concept, type, question, options, steps, order, unit = null }) {
  const shown = { id: key, concept, group: null, type, question };
  if (type === "number") return { ...shown, unit };
  if (type === "order") return { ...shown, steps: steps.map(({ text }) => ({ text, why: "" })), order };
  return { ...shown, options: options.map(({ text }) => ({ text, correct: false })), order };
}

function rightOf({ type, options, steps, answer, unit }) {
  const right = (options ?? []).flatMap(({ correct }, k) => (correct ? [k] : []));
  if (type === "number") return `${fourDigits(answer)} ${unit ?? ""}`.trimEnd().replaceAll("-", "−");
  if (type === "order") return [...steps.keys()];
  return type === "several" ? right : right[0];
}

/** An answer as it is read: the options' texts, the steps in order, the number. */
function inWords({ type, options = [], steps = [] }, given) {
  if (given === undefined || given === null || typeof given === "string") return given || "nothing";
  const texts = [...options, ...steps].map(({ text }) => text.replace(/\.+$/, ""));
  const indices = Array.isArray(given) ? given : [given];
  const words = indices.filter((k) => k < texts.length).map((k) => texts[k]);
  return `${words.join(type === "order" ? " → " : " + ")}.`;
}

function whyOf({ type, why, steps, options }) {
  if (type === "number") return why;
  const reasons = type === "order" ? steps : options.filter(({ correct }) => correct);
  return reasons.map((one) => one.why).join(" ");
}
