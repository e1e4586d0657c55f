// How the learner's memory does, over the whole course; helpers/study/_memory.py says the same for Jupyter.
import { conceptOf } from "../course.js";
import { DAY, dayText, localDay, rounded } from "../moments.js";

/** @typedef {import("../course.js").Learner} Learner */
/** @typedef {import("./cards.js").Activity} Activity */

const DAYS = 30; // of the history, and of the forecast
const WEEKS = 8;

/** How the learner's memory does, over the whole course. @type {(learner: Learner, traits: Record<string, any>) => Activity} */
export function memory({ course, store }, { targets }) {
  return {
    state() {
      const now = store.now();
      const today = localDay(now);
      const reviews = store.of("review").filter(({ moment }) => moment <= now);
      const days = grouped(reviews, ({ moment }) => today - localDay(moment));
      const recalled = ({ kind, data }) => (kind === "review" ? data.rating > 1 : data.correct);
      const count = (events, more) => ({
        right: events.filter(recalled).length,
        of: events.length,
        day: null,
        sure: null,
        ...more,
      });
      const cards = store.cards().filter(({ key }) => conceptOf(course, key));
      const ahead = grouped(cards, ({ card }) => Math.max(0, localDay(card.due) - today));
      const weeks = grouped(later(reviews), ({ moment }) => Math.floor((today - localDay(moment)) / 7));
      const said = [...reviews, ...store.of("answer")].filter(({ data }) => "sure" in data);
      const levels = [...new Set(said.map(({ data }) => data.sure))].sort((a, b) => a - b);
      const chances = store.recalls().map(({ chance }) => chance);
      return {
        retention: store.retention,
        history: backwards(DAYS).map((back) => count(days.get(back) ?? [], { day: dayText(today - back) })),
        forecast: backwards(DAYS)
          .reverse()
          .map((one) => ahead.get(one)?.length ?? 0),
        weeks: backwards(WEEKS).map((back) => count(weeks.get(back) ?? [], { day: dayText(today - 7 * back - 6) })),
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
      if (kind === "retention" && targets.some((target) => target.value === value)) store.choose("retention", value);
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

/** @template T @param {T[]} all @param {(one: T) => number} by @returns {Map<number, T[]>} */
function grouped(all, by) {
  /** @type {Map<number, T[]>} */
  const groups = new Map();
  for (const one of all) {
    const key = by(one);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key)?.push(one);
  }
  return groups;
}

/** @type {(count: number) => number[]} */
function backwards(count) {
  return Array.from({ length: count }, (_, k) => count - 1 - k);
}
