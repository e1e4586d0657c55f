// What the log says: attempts, answers, guesses, goals, cards, places, settings. A fold of the events in the order of their times, so it
// doesn't matter in which order they came. helpers/study/_store.py and _fold.py say the same of Jupyter's; tests compare the two.
import { cardState } from "./card.js";
import { ABOUT_CARDS, byTime, eventOf, insert, pen, WHOLE_COURSE } from "./events.js";
import { choices, RETENTION, recall } from "./fsrs.js";
import { present } from "./moments.js";

/** @typedef {import("./events.js").Event} Event */
/** @typedef {import("./card.js").Card} Card */
/** @typedef {[string, string]} CardKey A lesson's slug and a card's id. */

export class Store {
  /** @type {Map<string, Event[]>} Each kind's events in the order of time. */
  #kinds = new Map();
  #ids = new Set();
  /** @type {Map<string, {key: CardKey, events: Event[], card: Card | null}>} */
  #cards = new Map();
  #pen = pen();

  /**
   * @param {object} [options]
   * @param {() => number} [options.clock] Gives the present moment.
   */
  constructor({ clock = present } = {}) {
    this.now = clock;
    /** @type {Event[]} What was written here and waits for the disk. */
    this.owed = [];
    /** @type {Map<string, Event>} What is written in exercises: not in the log, since only the last text counts. */
    this.drafts = new Map();
    /** @type {Map<string, Event>} Those that wait for the disk. */
    this.owedDrafts = new Map();
    /** Whether the learner started again, and the disk doesn't know yet. */
    this.begun = false;
  }

  /** Forgets everything that it knows. */
  clear() {
    for (const part of [this.#kinds, this.#ids, this.#cards, this.drafts, this.owedDrafts]) part.clear();
    this.owed = [];
  }

  /** The learner starts again: what is on the disk has to go, too. */
  begin() {
    this.clear();
    this.begun = true;
  }

  /** Whether something waits for the disk. */
  get owes() {
    return this.begun || this.owed.length > 0 || this.owedDrafts.size > 0;
  }

  /** What to call once all that is owed now is on the disk; it says whether that was anything. @returns {() => boolean} */
  receipt() {
    const { begun, owes } = this;
    const events = new Set(this.owed);
    const drafts = [...this.owedDrafts];
    return () => {
      this.owed = this.owed.filter((event) => !events.has(event));
      for (const [name, draft] of drafts) if (this.owedDrafts.get(name) === draft) this.owedDrafts.delete(name);
      if (begun) this.begun = false;
      return owes;
    };
  }

  /**
   * Takes in events from a file, which are to be on the disk.
   * @param {Iterable<Event>} events
   * @returns {number} How many were new.
   */
  add(events) {
    const here = new Set([...this.drafts.values()].map(({ id }) => id));
    const fresh = this.merge([...events].filter(({ id }) => !here.has(id)));
    this.owed.push(...fresh);
    return fresh.length;
  }

  /**
   * Takes in drafts from the disk, or from the shelf: of each exercise the newest one stays.
   * @param {{name: string, text: string, id?: string, at?: string}[]} rows Those of an older version have no time: it is now.
   * @param {boolean} [owed] Whether the disk doesn't have them.
   */
  takeDrafts(rows, owed = false) {
    for (const row of rows) {
      const draft = this.#draftOf(row);
      const here = this.drafts.get(row.name);
      if (!draft || (here && byTime(draft, here) <= 0)) continue;
      // What was written here and never got to the disk stays in the log.
      if (here && this.owedDrafts.has(row.name)) this.owed.push(...this.merge([here]));
      this.drafts.set(row.name, draft);
      if (owed || !row.at) this.owedDrafts.set(row.name, draft);
      else this.owedDrafts.delete(row.name);
    }
  }

  /** @param {{name: string, text: string, id?: string, at?: string}} row @returns {Event | null} A row that is no draft is left alone. */
  #draftOf({ name, text, id, at }) {
    try {
      const [lesson, exercise] = JSON.parse(name);
      if (at === undefined) return this.#pen(this.now(), lesson, "draft", exercise, { text });
      return eventOf({ id, at, lesson, kind: "draft", item: exercise, data: { text } });
    } catch {
      return null;
    }
  }

  /**
   * Takes in events from elsewhere: from the disk, another tab, a file.
   * @param {Iterable<Event>} events
   * @returns {Event[]} Those that were new.
   */
  merge(events) {
    const fresh = [];
    for (const event of [...events].sort(byTime)) {
      if (this.#ids.has(event.id)) continue;
      this.#ids.add(event.id);
      fresh.push(event);
      insert(listOf(this.#kinds, event.kind), event);
      if (!ABOUT_CARDS.includes(event.kind)) continue;
      const name = nameOf(event.lesson, event.item);
      const one = this.#cards.get(name) ?? { key: [event.lesson, event.item], events: [], card: null };
      insert(one.events, event);
      one.card = null; // folded anew when it is wanted
      this.#cards.set(name, one);
    }
    return fresh;
  }

  /**
   * Writes an event of this moment; it is in the log at once, and on the disk when the log says so.
   * @param {string} lesson
   * @param {string} kind
   * @param {string} item
   * @param {Record<string, any>} [data]
   * @param {CardKey[]} [missed] The cards that become due with it.
   * @param {string} [by] What was missed.
   */
  write(lesson, kind, item, data = {}, missed = [], by = "") {
    const now = this.now();
    const events = [
      this.#pen(now, lesson, kind, item, data),
      ...missed.map(([of, card]) => this.#pen(now, of, "miss", card, { by })),
    ];
    this.owed.push(...this.merge(events));
  }

  /** How many events of a kind there are. @param {string} kind */
  count(kind) {
    return this.#kinds.get(kind)?.length ?? 0;
  }

  /** When the first thing was done; null where nothing was. @returns {number | null} */
  get since() {
    const first = [...this.#kinds.values()].flatMap(([event]) => (event ? [event.moment] : []));
    return first.length ? Math.min(...first) : null;
  }

  /** Whether there is anything but places: something to keep for long. */
  get keeps() {
    return this.drafts.size > 0 || [...this.#kinds].some(([kind, events]) => kind !== "place" && events.length > 0);
  }

  /** The whole log, in the order of time. */
  events() {
    return [...this.#kinds.values()].flat().sort(byTime);
  }

  /**
   * The events of a kind in the order of time, of one lesson or of all, of one item or of all.
   * @type {(kind: string, lesson?: string | null, item?: string | null) => Event[]}
   */
  of(kind, lesson = null, item = null) {
    const fits = (/** @type {Event} */ one) =>
      (lesson === null || one.lesson === lesson) && (item === null || one.item === item);
    return (this.#kinds.get(kind) ?? []).filter(fits);
  }

  /** The exercises of a lesson that were passed once or more. @param {string} lesson */
  passed(lesson) {
    const passed = this.of("attempt", lesson).filter(({ data }) => data.status === "passed");
    return new Set(passed.map(({ item }) => item));
  }

  /** The last event about each item. @param {string} kind @param {string} lesson */
  latest(kind, lesson) {
    return new Map(this.of(kind, lesson).map((event) => [event.item, event]));
  }

  /** The goals of a widget that were reached, with the first event of each. @param {string} lesson @param {string} widget */
  goalsReached(lesson, widget) {
    /** @type {Map<string, Event>} */
    const reached = new Map();
    for (const event of this.of("goal", lesson))
      if (event.data.widget === widget && !reached.has(event.item)) reached.set(event.item, event);
    return reached;
  }

  /** The whole log, and each exercise's text as the event that it is in a file. */
  everything() {
    return [...this.events(), ...[...this.drafts.values()].filter(({ id }) => !this.#ids.has(id))].sort(byTime);
  }

  /** The text of an exercise as it was left, here or elsewhere; empty where there is none. @type {(lesson: string, exercise: string) => string} */
  draft(lesson, exercise) {
    return this.#newest(lesson, exercise)?.data.text ?? "";
  }

  /** @type {(lesson: string, exercise: string) => Event | undefined} */
  #newest(lesson, exercise) {
    const here = this.drafts.get(nameOf(lesson, exercise));
    const came = this.of("draft", lesson, exercise).at(-1);
    return here && came ? (byTime(here, came) > 0 ? here : came) : (here ?? came);
  }

  /** Keeps the text of an exercise. @type {(lesson: string, exercise: string, text: string) => void} */
  keepDraft(lesson, exercise, text) {
    const name = nameOf(lesson, exercise);
    const here = this.drafts.get(name);
    const newest = this.#newest(lesson, exercise);
    if (newest?.data.text === text) return;
    // A newer text came in a file, and this one goes on from there. What stood here before stays in the log.
    if (here && newest !== here) this.owed.push(...this.merge([here]));
    const draft = this.#pen(this.now(), lesson, "draft", exercise, { text });
    this.drafts.set(name, draft);
    this.owedDrafts.set(name, draft);
  }

  /** Which option a learner's last run bears out, or null. @type {(lesson: string, prediction: string) => number | null} */
  outcome(lesson, prediction) {
    return this.of("outcome", lesson, prediction).at(-1)?.data.answer ?? null;
  }

  /** Where a card stands, or null where nothing happened to it. @type {(lesson: string, card: string) => Card | null} */
  card(lesson, card) {
    const one = this.#cards.get(nameOf(lesson, card));
    if (one && !one.card) one.card = cardState(one.events);
    return one?.card ?? null;
  }

  /** All cards that something happened to. @returns {{key: CardKey, card: Card}[]} */
  cards() {
    return [...this.#cards.values()].map(({ key }) => ({ key, card: /** @type {Card} */ (this.card(...key)) }));
  }

  /** The cards that are due, the longest overdue first. @returns {CardKey[]} */
  due() {
    const now = this.now();
    const due = this.cards().filter(({ card }) => card.due <= now);
    const order = (a, b) => a.card.due - b.card.due || compare(a.key[0], b.key[0]) || compare(a.key[1], b.key[1]);
    return due.sort(order).map(({ key }) => key);
  }

  /** When a card would be due after each of the ratings 1 to 4. @type {(lesson: string, card: string) => number[]} */
  choices(lesson, card) {
    return choices(this.card(lesson, card)?.state ?? null, this.now(), this.retention);
  }

  /** How likely each card that was ever rated is recalled now. @returns {{key: CardKey, chance: number}[]} */
  recalls() {
    const now = this.now();
    return this.cards().flatMap(({ key, card }) => (card.state ? [{ key, chance: recall(card.state, now) }] : []));
  }

  /** The share of cards that the learner wants to recall when they come back. */
  get retention() {
    return this.setting("retention", RETENTION);
  }

  /** What the learner chose last for the whole course. @param {string} name @param {any} [otherwise] */
  setting(name, otherwise = null) {
    const chosen = this.of("setting", WHOLE_COURSE, name).at(-1);
    return chosen ? chosen.data.value : otherwise;
  }

  /** Stores a choice for the whole course; nothing where it is chosen already. @param {string} name @param {any} value */
  choose(name, value) {
    const chosen = this.of("setting", WHOLE_COURSE, name).at(-1);
    if (!chosen || JSON.stringify(chosen.data.value) !== JSON.stringify(value))
      this.write(WHOLE_COURSE, "setting", name, { value });
  }

  /** Stores where the learner is; nothing where they still are there. @param {string} lesson @param {string} cell */
  visit(lesson, cell) {
    const last = this.of("place").at(-1);
    if (last?.lesson !== lesson || last.item !== cell) this.write(lesson, "place", cell);
  }
}

function listOf(map, name) {
  if (!map.has(name)) map.set(name, []);
  return map.get(name);
}

/** @type {(lesson: string, card: string) => string} */
function nameOf(lesson, card) {
  return JSON.stringify([lesson, card]);
}

/** @type {(a: string, b: string) => number} */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
