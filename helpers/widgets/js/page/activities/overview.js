// How far the learner is: in a lesson, in the whole course, in each idea; how their memory does; and choices for the whole course.
import { conceptOf, lessonOf } from "../course.js";
import { DAY, dayText, localDay, rounded } from "../moments.js";

/** @typedef {import("../course.js").Learner} Learner */
/** @typedef {import("../course.js").Lesson} Lesson */
/** @typedef {import("../store.js").Store} Store */
/** @typedef {import("./cards.js").Activity} Activity */

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
    record: () => ({}),
    state() {
      const stations = Object.fromEntries(course.lessons.map((lesson) => [lesson.slug, station(lesson, store)]));
      const slugs = course.lessons.map(({ slug }) => slug);
      const last = store.of("place").at(-1)?.lesson;
      const order = last && slugs.includes(last) ? [last, ...slugs] : slugs;
      return { stations, next: order.find((slug) => !stations[slug].finished) ?? null };
    },
  };
}

/** The depth that the learner chose. @type {(learner: Learner, traits: Record<string, any>) => Activity} */
export function depth({ store }, { depths }) {
  return {
    state: () => ({ depth: store.setting("depth") }),
    record({ kind, depth: chosen }) {
      if (kind !== "depth" || !depths.some(({ id }) => id === chosen)) return {};
      store.choose("depth", chosen);
      return { depth: chosen };
    },
  };
}

const PLACE = "audio-place";

/** Where the learner stopped listening. @type {(learner: Learner, traits: Record<string, any>) => Activity} */
export function audio({ store }, { talks }) {
  const isTalk = (/** @type {string} */ talk) => Object.hasOwn(talks, talk);
  return {
    state() {
      const place = store.setting(PLACE, {});
      return { place: isTalk(place.talk) ? place : {} };
    },
    record({ kind, talk, line, seconds, rate }) {
      if (kind !== "place" || !isTalk(talk) || !talks[talk].dialogue.lines[line]) return {};
      const place = { talk, line, seconds, rate };
      store.choose(PLACE, place);
      return { place };
    },
  };
}

const DAYS = 30; // of the history, and of the forecast
const WEEKS = 8;

/** How the learner's memory does, over the whole course. @type {(learner: Learner, traits: Record<string, any>) => Activity} */
export function memory({ course, store }, { targets }) {
  return {
    state() {
      const now = store.now();
      const today = localDay(now);
      const reviews = store.of("review").filter(({ moment }) => moment <= now);
      const recalled = ({ kind, data }) => (kind === "review" ? data.rating > 1 : data.correct);
      const count = (events, more) => ({
        right: events.filter(recalled).length,
        of: events.length,
        day: null,
        sure: null,
        ...more,
      });
      const ago = (back) => reviews.filter(({ moment }) => localDay(moment) === today - back);
      const ahead = store
        .cards()
        .filter(({ key }) => conceptOf(course, key))
        .map(({ card }) => Math.max(0, localDay(card.due) - today));
      const late = later(reviews);
      const week = (back) => late.filter(({ moment }) => Math.floor((today - localDay(moment)) / 7) === back);
      const said = [...reviews, ...store.of("answer")].filter(({ data }) => "sure" in data);
      const levels = [...new Set(said.map(({ data }) => data.sure))].sort((a, b) => a - b);
      const chances = store.recalls().map(({ chance }) => chance);
      return {
        retention: store.retention,
        history: backwards(DAYS).map((back) => count(ago(back), { day: dayText(today - back) })),
        forecast: backwards(DAYS)
          .reverse()
          .map((days) => ahead.filter((one) => one === days).length),
        weeks: backwards(WEEKS).map((back) => count(week(back), { day: dayText(today - 7 * back - 6) })),
        calibration: levels.map((sure) =>
          count(
            said.filter(({ data }) => data.sure === sure),
            { sure },
          ),
        ),
        recall: { likely: rounded(10 * chances.reduce((all, one) => all + one, 0)) / 10, of: chances.length },
      };
    },
    record({ kind, value }) {
      if (kind !== "retention" || !targets.some((target) => target.value === value)) return {};
      store.choose("retention", value);
      return { retention: value };
    },
  };
}

/** The ratings of cards that came back a day or more after their last one. */
function later(reviews) {
  const last = new Map();
  return reviews.filter(({ lesson, item, moment }) => {
    const name = `${lesson}/${item}`;
    const before = last.get(name);
    last.set(name, moment);
    return before !== undefined && moment - before >= DAY;
  });
}

/** @type {(count: number) => number[]} */
function backwards(count) {
  return Array.from({ length: count }, (_, k) => count - 1 - k);
}

// What one of each weighs when it is fresh; see helpers/study/_mastery.py.
const [CARD, ANSWER, TEST, GOAL, GUESS, ROUND] = [1, 1, 2, 1, 0.5, 0.5];
const [EXERCISE, AFTER_SOLUTION, TRIED] = [3, 1, 1];
const DOUBT = 2;
const HALF = 30; // days after which evidence weighs half as much

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
