// What a learner does, as events: the same facts as in Jupyter's log, added and never changed. Two logs are merged by putting their events
// together. helpers/study/_events.py says the same; tests compare the two.
import { HIGHEST, isMemory, LOWEST } from "./fsrs.js";
import { momentOf, textOf } from "./moments.js";

/** @typedef {{id: string, at: string, moment: number, lesson: string, kind: string, item: string, data: Record<string, any>}} Event
 *   `at` is a text as the log has it, `moment` the same in microseconds. */

export const WHOLE_COURSE = "course"; // stands where an event concerns no lesson of its own
export const ABOUT_CARDS = ["review", "miss", "schedule"]; // the kinds that decide when a card comes back

/** @type {Record<string, (value: any) => boolean>} */
const IS = {
  text: (value) => typeof value === "string",
  whole: (value) => Number.isInteger(value),
  number: (value) => Number.isFinite(value),
  yes: (value) => typeof value === "boolean",
  list: (value) => Array.isArray(value),
  object: (value) => value !== null && typeof value === "object" && !Array.isArray(value),
  nothing: (value) => value === null,
};
// What the `data` of each kind must hold.
/** @type {Record<string, Record<string, string>>} */
const KINDS = {
  attempt: { status: "text", mistake: "text nothing", source: "text" },
  hint: { number: "whole" },
  "solution-request": { times: "whole" },
  "solution-view": {},
  answer: { given: "whole text list", correct: "yes" },
  guess: { option: "whole nothing" },
  outcome: { answer: "whole" },
  goal: { widget: "text", detail: "text" },
  recipe: { widget: "text" },
  review: { rating: "whole" },
  miss: { by: "text nothing" },
  schedule: { due: "text", state: "object nothing", missed: "text nothing" },
  test: { questions: "list" },
  "test-answer": { question: "text", given: "whole text list" },
  "test-end": { correct: "object" },
  round: { concept: "text", given: "text nothing", correct: "yes", level: "whole", next: "whole", timed: "yes" },
  game: { score: "whole", right: "whole", timed: "yes" },
  place: {},
  draft: { text: "text" },
  setting: { value: "text number yes list object nothing" },
};
// What it may hold besides.
/** @type {Record<string, Record<string, string>>} */
const MAY_HOLD = {
  review: { seconds: "number", retention: "number", sure: "whole" },
  answer: { sure: "whole" },
};

/**
 * An event as a file has it, read and checked. Kinds that a newer course knows are kept and not looked at.
 * @param {any} data
 * @returns {Event}
 * @throws {RangeError} This is no event; the message says what is wrong with it.
 */
export function eventOf(data) {
  if (!IS.object(data)) throw new RangeError("an event is an object with id, at, lesson, kind, item and data");
  for (const name of ["id", "at", "lesson", "kind", "item"])
    if (!IS.text(data[name]) || !data[name])
      throw new RangeError(`\`${name}\` is ${shown(data[name])}, expected a text`);
  const { id, lesson, kind, item, data: more } = data;
  if (!IS.object(more)) throw new RangeError(`\`data\` is ${shown(more)}, expected an object`);
  const wrong = (/** @type {string} */ name) =>
    new RangeError(`\`${name}\` of an event of kind "${kind}" is ${shown(more[name])}`);
  const fits = (value, words) => words.split(" ").some((word) => IS[word](value));
  for (const [name, words] of Object.entries(own(KINDS, kind))) if (!fits(more[name], words)) throw wrong(name);
  for (const [name, words] of Object.entries(own(MAY_HOLD, kind)))
    if (name in more && !fits(more[name], words)) throw wrong(name);
  if (kind === "review") {
    if (![1, 2, 3, 4].includes(more.rating)) throw wrong("rating");
    if ("retention" in more && !(more.retention >= LOWEST && more.retention <= HIGHEST)) throw wrong("retention");
  }
  const moment = momentOf(data.at);
  const at = textOf(moment);
  if (at < "1970" || at >= "3000")
    throw new RangeError(`\`at\` is ${data.at}, which is not in the time of this course`);
  if (kind === "schedule") {
    momentOf(more.due);
    if (more.state !== null && !isMemory(more.state)) throw new RangeError("`state` is no card's memory state");
  }
  return { id, at, moment, lesson, kind, item, data: more };
}

/**
 * The event as a file has it.
 * @type {(event: Event) => Record<string, any>}
 */
export function plain({ id, at, lesson, kind, item, data }) {
  return { id, at, lesson, kind, item, data };
}

/**
 * In the order of time; of one moment, by id.
 * @type {(a: Event, b: Event) => number}
 */
export function byTime(a, b) {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Puts an event where it belongs by its time. @param {Event[]} events @param {Event} event */
export function insert(events, event) {
  let at = events.length;
  while (at && byTime(events[at - 1], event) > 0) at -= 1; // mostly it is the last
  events.splice(at, 0, event);
}

/**
 * Writes the events of one page. Its name is drawn at random, so that no two give the same id; within it, ids sort in the order in which
 * they were given.
 */
export function pen() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const session = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  let number = 0;
  /** @type {(moment: number, lesson: string, kind: string, item: string, data: Record<string, any>) => Event} */
  return (moment, lesson, kind, item, data) => {
    number += 1;
    const id = `${session}-${String(number).padStart(8, "0")}`;
    return { id, at: textOf(moment), moment, lesson, kind, item, data };
  };
}

/**
 * What is known of `data`, as JSON holds it: what is null or undefined is left out.
 * @type {(data: Record<string, any>) => Record<string, any>}
 */
export function known(data) {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null && value !== undefined));
}

function own(table, name) {
  return Object.hasOwn(table, name) ? table[name] : {};
}

function shown(value) {
  return value === undefined ? "missing" : JSON.stringify(value);
}
