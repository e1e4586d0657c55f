// Cards to rate: those of a lesson, of the whole course, of the glossary, and what is due today. As helpers/study/activities does it.
import { cardsOf, conceptOf, stopped } from "../course.js";
import { byTime, known } from "../events.js";
import { isoOf, localDay, rounded, SECOND } from "../moments.js";

/** @typedef {import("../course.js").Learner} Learner */
/** @typedef {import("../store.js").CardKey} CardKey */
/**
 * Plays Python for a widget.
 * @typedef {object} Activity
 * @property {() => Record<string, any>} state What this learner has done, as the log has it now.
 * @property {(event: any) => {rated: Record<string, any>} | void} record Writes down what a widget reports. What follows from it is in the
 *   state; only of a card does the widget want to hear more: how it was rated.
 */

/**
 * The cards of one lesson. @type {(learner: Learner, traits: Record<string, any>) => Activity}
 */
export function cards(learner, traits) {
  const keys = new Map(traits.cards.map(({ id }) => [id, [learner.lesson, id]]));
  return rating(learner, keys);
}

/**
 * Cards that are known by LESSON/ID. @type {(learner: Learner, keys: CardKey[]) => Activity}
 */
function courseCards(learner, keys) {
  return rating(learner, new Map(keys.map((key) => [key.join("/"), key])));
}

/** The glossary's. @type {(learner: Learner, traits: Record<string, any>) => Activity} */
export function glossary(learner, { entries }) {
  return courseCards(
    learner,
    cardsOf(
      learner.course,
      entries.map(({ id }) => id),
    ),
  );
}

/** @type {(learner: Learner, keys: Map<string, CardKey>) => Activity} */
function rating({ store }, keys) {
  const status = (/** @type {string} */ id) => {
    const card = store.card(.../** @type {CardKey} */ (keys.get(id)));
    return { due: card ? isoOf(card.due) : null, seen: Boolean(card?.state) };
  };
  const intervals = (/** @type {string} */ id) => {
    const now = store.now();
    const due = store.choices(.../** @type {CardKey} */ (keys.get(id)));
    return due.map((one) => Math.max(0, rounded((one - now) / SECOND)));
  };
  const each = (make) => Object.fromEntries([...keys.keys()].map((id) => [id, make(id)]));
  return {
    state: () => ({ status: each(status), intervals: each(intervals) }),
    record({ kind, card, rating, seconds, sure, n = 0 }) {
      const key = keys.get(card);
      if (kind !== "rate" || !key) return;
      if (![1, 2, 3, 4].includes(rating)) throw new RangeError(`rating is ${rating}, expected 1, 2, 3 or 4`);
      store.write(key[0], "review", key[1], { rating, retention: store.retention, ...known({ seconds, sure }) });
      return { rated: { card, rating, due: status(card).due, stored: true, n } };
    },
  };
}

const LIMIT = 600; // seconds that a review takes at most
const USUAL = 15; // seconds for a card, until `FEW` were timed; from then on what the `LAST` ones took
const FEW = 5;
const LAST = 50;
const LEECH = 4; // lapses from which on it is better to read again
const HELD = 3; // ratings in a row, none of them "again", that end a card's lapses

/** What is due today over all lessons. @type {(learner: Learner) => Activity} */
export function today(learner) {
  const { course } = learner;
  const keys = course.lessons.flatMap(({ slug, cards }) =>
    Object.keys(cards).map((card) => /** @type {CardKey} */ ([slug, card])),
  );
  const all = courseCards(learner, keys);
  const place = learner.stopped === undefined ? stopped(learner) : learner.stopped; // not where they are by now
  return {
    ...all,
    state: () => ({
      ...deck(learner),
      tomorrow: coming(learner),
      leeches: leeches(learner).map(({ key, times }) => ({
        card: key.join("/"),
        times,
        place: course.concepts[conceptOf(course, key) ?? ""]?.place ?? null,
      })),
      stopped: place,
      ...all.state(),
    }),
  };
}

/** @param {Learner} learner */
function deck({ course, store }) {
  const due = store.due().filter((key) => conceptOf(course, key));
  const pace = paceOf(store.of("review"));
  const room = Math.max(1, Math.floor(LIMIT / pace));
  const chosen = interleaved(course, due.slice(0, room));
  return {
    deck: chosen.map((key) => key.join("/")),
    left: due.length - Math.min(room, due.length),
    minutes: chosen.length ? Math.max(1, rounded((chosen.length * pace) / 60)) : 0,
  };
}

function paceOf(reviews) {
  const timed = reviews.flatMap(({ data }) => ("seconds" in data ? [data.seconds] : [])).slice(-LAST);
  if (timed.length < FEW) return USUAL;
  timed.sort((a, b) => a - b);
  const middle = timed.length >> 1;
  return Math.max(1, timed.length % 2 ? timed[middle] : (timed[middle - 1] + timed[middle]) / 2);
}

/** @param {Learner} learner */
function coming({ course, store }) {
  const now = store.now();
  const last = localDay(now) + 1;
  return store.cards().filter(({ key, card }) => now < card.due && localDay(card.due) <= last && conceptOf(course, key))
    .length;
}

/** @param {Learner} learner */
function leeches({ course, store }) {
  /** @type {Map<string, {key: CardKey, events: any[]}>} */
  const byCard = new Map();
  const events = [...store.of("review"), ...store.of("miss")].sort(byTime);
  for (const event of events) {
    const name = `${event.lesson}/${event.item}`;
    if (!byCard.has(name)) byCard.set(name, { key: [event.lesson, event.item], events: [] });
    byCard.get(name)?.events.push(event);
  }
  return [...byCard.values()]
    .map(({ key, events }) => ({ key, times: lapses(events) }))
    .filter(({ key, times }) => times >= LEECH && conceptOf(course, key))
    .sort((a, b) => b.times - a.times);
}

/** How often a card was lost since it was last held: rated "again" after having been known, and days on which it was missed. */
function lapses(events) {
  let lost = 0;
  let known = false;
  let held = 0;
  let missed = new Set();
  for (const { kind, at, data } of events) {
    if (kind === "miss") {
      const day = at.slice(0, 10);
      lost += missed.has(day) ? 0 : 1;
      missed.add(day);
      held = 0;
    } else if (data.rating === 1) {
      lost += known ? 1 : 0;
      known = false;
      held = 0;
    } else {
      known = true;
      held += 1;
      if (held >= HELD) {
        lost = 0;
        missed = new Set();
      }
    }
  }
  return lost;
}

/** No idea twice in a row, where that can be: the one with the fullest pile goes first. @returns {CardKey[]} */
function interleaved(course, keys) {
  /** @type {Map<string, CardKey[]>} */
  const waiting = new Map();
  for (const key of keys) {
    const concept = conceptOf(course, key) ?? "";
    if (!waiting.has(concept)) waiting.set(concept, []);
    waiting.get(concept)?.push(key);
  }
  const mixed = [];
  let last = "";
  while (waiting.size) {
    const others = [...waiting.keys()].filter((concept) => concept !== last);
    const from = others.length ? others : [...waiting.keys()];
    const size = (/** @type {string} */ concept) => waiting.get(concept)?.length ?? 0;
    last = from.reduce((best, one) => (size(one) > size(best) ? one : best));
    const pile = waiting.get(last) ?? [];
    mixed.push(/** @type {CardKey} */ (pile.shift()));
    if (!pile.length) waiting.delete(last);
  }
  return mixed;
}
