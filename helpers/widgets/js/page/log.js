// The learner's log in the browser. Events are only ever added. What the page says is stored is on the disk; what is only on the shelf
// gets there later, and the page says so.
import { Database } from "./database.js";
import { Shelf } from "./shelf.js";

const NAME = "gates-keep-memory";
const AGAIN = 5000; // milliseconds until storing is tried again by itself
const LATE =
  "in the browser's small storage, which it may write to the disk only a minute later. Should the browser crash before that, what you did last is lost.";
const GO_ON = "You can go on: what you do is kept on this page while it is open, and stored as soon as that works.";
// With these, the small storage is all that there is; with others, it stands in until the database is back.
const NO_DATABASE = ["NotSupportedError", "SecurityError", "InvalidStateError", "UnknownError"];

export class Log {
  /** @type {Promise<any>} */
  #turn = Promise.resolve();
  /** @type {BroadcastChannel | null} */
  #tabs = null;
  /** @type {any} */
  #again = 0;
  #late = false; // whether what is kept is on the shelf
  /** Why nothing is stored at the moment; empty while all is well. */
  problem = "";
  /** What is wrong although all is stored; empty while all is well. */
  note = "";

  /**
   * @param {import("./store.js").Store} store What the log says.
   * @param {object} [options]
   * @param {() => void} [options.changed] Is called when another tab stored something, and when storing fails or works again.
   * @param {IDBFactory | null} [options.factory]
   * @param {Storage | null} [options.storage]
   * @param {string} [options.name] The database's.
   */
  constructor(
    store,
    { changed = () => {}, factory = found("indexedDB"), storage = found("localStorage"), name = NAME } = {},
  ) {
    this.store = store;
    this.changed = changed;
    this.database = new Database(factory, name);
    this.shelf = new Shelf(storage);
    try {
      this.#tabs = new BroadcastChannel(name);
      this.#tabs.onmessage = () => this.look();
    } catch {} // where there is none, this page sees what others stored when it is looked at again
  }

  /** Whether all that was done so far is on the disk. */
  get stored() {
    return !this.store.owes;
  }

  /** Whether what was done is kept: on the disk, "soon" there, or not yet. @returns {boolean | "soon"} */
  get kept() {
    return this.stored && this.#late ? "soon" : this.stored;
  }

  /**
   * Reads what other tabs added, lets `work` look at the store and write to it, and returns when that is on the disk. Acts wait for each
   * other, in this tab and in others, so what one decides on is what is there.
   * @template T
   * @param {() => T} work Must not wait for anything.
   * @returns {Promise<T>}
   */
  act(work) {
    const mine = this.#turn.then(() => this.#act(work));
    this.#turn = mine.catch(() => {});
    return mine;
  }

  /** Reads what other tabs added, and tries to store what isn't yet. */
  async look() {
    await this.act(() => {});
    this.changed();
  }

  /**
   * Adds events from a file.
   * @param {import("./events.js").Event[]} events
   * @returns {Promise<number>} How many were new.
   */
  add(events) {
    return this.act(() => this.store.add(events));
  }

  /** Deletes everything, here and in the other tabs. */
  forget() {
    return this.act(() => this.store.begin());
  }

  /** Lets go of the database. */
  close() {
    clearTimeout(this.#again);
    this.database.close();
    this.#tabs?.close();
  }

  /** @template T @param {() => T} work @returns {Promise<T>} */
  async #act(work) {
    /** @type {{value?: T, error?: any} | null} */
    let done = null;
    const once = () => {
      if (done) return;
      try {
        done = { value: work() };
      } catch (error) {
        done = { error };
      }
    };
    await this.#keep(once);
    once(); // where nothing can be kept, it happens on this page
    clearTimeout(this.#again);
    if (!this.stored) this.#again = setTimeout(() => this.look(), AGAIN);
    const { value, error } = /** @type {{value?: T, error?: any}} */ (/** @type {unknown} */ (done));
    if (error) throw error;
    return /** @type {T} */ (value);
  }

  /** In the database, else on the shelf. What a shelf kept moves into the database when that is there again. @param {() => void} work */
  async #keep(work) {
    const before = this.problem + this.note;
    try {
      const { store, shelf } = this;
      const [events, drafts] = [shelf.events(), shelf.drafts()];
      const wrote = await this.database.transact(store, work, events, drafts);
      shelf.remove(events, drafts);
      if (wrote) this.#tabs?.postMessage("news");
      this.problem = this.note = "";
      this.#late = false;
    } catch (reason) {
      const error = /** @type {any} */ (reason);
      this.problem = this.note = "";
      this.#late = true;
      try {
        if (this.shelf.transact(this.store, work)) this.#tabs?.postMessage("news");
        this.note = NO_DATABASE.includes(error?.name)
          ? `This browser gives this page no database. What you do is kept ${LATE}`
          : `${inWords(error)} Until that works again, what you do is kept ${LATE}`;
      } catch {
        this.problem = `${inWords(error)} ${GO_ON}`;
      }
    }
    if (this.problem + this.note !== before) this.changed();
  }
}

/**
 * Asks the browser to keep the log even when its disk gets full. @returns {Promise<boolean>} Whether it promised to.
 */
export async function keepForLong() {
  try {
    return (await isKept()) || (await navigator.storage?.persist?.()) || false;
  } catch {
    return false;
  }
}

/** Whether the browser promised to keep the log. @returns {Promise<boolean>} */
export async function isKept() {
  return (await navigator.storage?.persisted?.()) || false;
}

/** @param {string} name */
function found(name) {
  try {
    return globalThis[name] ?? null;
  } catch {
    return null; // a browser that blocks it may throw
  }
}

/** @param {any} error */
function inWords(error) {
  return (
    {
      QuotaExceededError: "The browser has no room left for this site. Free some space on the disk.",
      NotSupportedError: "This browser keeps nothing for this page; perhaps it is set to block sites' data.",
      SecurityError: "This browser blocks what sites want to keep. Allow this site to store data.",
      InvalidStateError: "This browser keeps nothing in a window like this one.",
      TimeoutError: "Another tab of the course is in the way. Close the other tabs, or reload them.",
      VersionError: "A newer version of the course wrote your progress here. Reload this page.",
    }[error?.name] ?? `The browser could not store it (${error?.name || "unknown error"}).`
  );
}
