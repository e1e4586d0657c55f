// The learner's log in the browser's own database (IndexedDB). Events are only ever added. What the page says is stored is on the disk.
//
// An exercise, or whatever else has something to keep, calls `log.act(() => store.write(LESSON, KIND, ITEM, DATA, MISSED_CARDS, BY))`, with
// the kinds and data of events.js: `attempt`, `hint`, `solution-request`, `solution-view`.
import { eventOf, plain } from "./events.js";

const NAME = "gates-keep-memory";
const VERSION = 1;
const EVENTS = "events";
const PATIENCE = 4000; // milliseconds for another tab to let go
const GO_ON = "You can go on: what you do is kept on this page while it is open, and stored as soon as that works.";

export class Log {
  /** @type {IDBDatabase | null} */
  #base = null;
  #seen = 0; // the last row that was read
  /** @type {Promise<any>} */
  #turn = Promise.resolve();
  /** @type {BroadcastChannel | null} */
  #tabs = null;
  /** Why nothing is stored at the moment; empty while all is well. */
  problem = "";

  /**
   * @param {import("./store.js").Store} store What the log says.
   * @param {object} [options]
   * @param {() => void} [options.changed] Is called when another tab stored something, and when storing fails or works again.
   * @param {IDBFactory | null} [options.factory]
   * @param {string} [options.name] The database's.
   */
  constructor(store, { changed = () => {}, factory = found(), name = NAME } = {}) {
    this.store = store;
    this.changed = changed;
    this.factory = factory;
    this.name = name;
    try {
      this.#tabs = new BroadcastChannel(name);
      this.#tabs.onmessage = () => this.act(() => {}).then(() => this.changed());
    } catch {} // where there is none, this page sees what others stored with its next act
  }

  /** Whether all that was done so far is on the disk. */
  get stored() {
    return !this.store.owed.length;
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

  /**
   * Adds events from a file.
   * @param {import("./events.js").Event[]} events
   * @returns {Promise<number>} How many were new.
   */
  add(events) {
    return this.act(() => {
      const fresh = this.store.merge(events);
      this.store.owed.push(...fresh);
      return fresh.length;
    });
  }

  /** Lets go of the database. */
  close() {
    this.#base?.close();
    this.#base = null;
    this.#tabs?.close();
  }

  /** @template T @param {() => T} work @returns {Promise<T>} */
  async #act(work) {
    /** @type {{value: T} | undefined} */
    let done;
    const once = () => {
      done ??= { value: work() };
    };
    try {
      this.#base ??= await this.#open();
      const wrote = await this.#transact(this.#base, once);
      if (wrote) this.#tabs?.postMessage("news");
      this.#say("");
    } catch (error) {
      if (!done) once(); // throws what was wrong with the work itself
      this.#say(inWords(error));
    }
    return /** @type {{value: T}} */ (done).value;
  }

  /** @param {IDBDatabase} base @param {() => void} work @returns {Promise<boolean>} Whether something was written. */
  #transact(base, work) {
    return new Promise((done, failed) => {
      const transaction = base.transaction(EVENTS, "readwrite", { durability: "strict" });
      const rows = transaction.objectStore(EVENTS);
      /** @type {Set<string>} */
      const writing = new Set();
      let last = this.#seen;
      /** @type {any} */
      let reason = null;
      transaction.oncomplete = () => {
        this.#seen = last;
        this.store.owed = this.store.owed.filter(({ id }) => !writing.has(id));
        done(writing.size > 0);
      };
      transaction.onabort = () => failed(reason ?? transaction.error);
      const news = rows.getAll(IDBKeyRange.lowerBound(this.#seen, true));
      news.onsuccess = () => {
        try {
          const there = new Set(news.result.map(({ id }) => id));
          this.store.owed = this.store.owed.filter(({ id }) => !there.has(id));
          this.store.merge(news.result.flatMap(read));
          last = news.result.at(-1)?.row ?? last;
          work();
          for (const event of this.store.owed) {
            writing.add(event.id);
            const put = rows.add(plain(event));
            put.onsuccess = () => {
              last = Math.max(last, Number(put.result));
            };
          }
        } catch (error) {
          reason = error;
          transaction.abort();
        }
      };
    });
  }

  /** @returns {Promise<IDBDatabase>} */
  #open() {
    const { factory } = this;
    if (!factory) return Promise.reject(new DOMException("", "NotSupportedError"));
    return new Promise((done, failed) => {
      const request = factory.open(this.name, VERSION);
      const wait = setTimeout(() => failed(new DOMException("", "TimeoutError")), PATIENCE);
      request.onupgradeneeded = () => {
        if (!request.result.objectStoreNames.contains(EVENTS))
          request.result.createObjectStore(EVENTS, { keyPath: "row", autoIncrement: true });
      };
      request.onerror = () => {
        clearTimeout(wait);
        failed(request.error);
      };
      request.onsuccess = () => {
        clearTimeout(wait);
        const base = request.result;
        const lost = () => {
          base.close();
          if (this.#base === base) this.#base = null; // the next act opens it again
        };
        base.onversionchange = lost;
        base.onclose = lost;
        this.#seen = 0; // whoever cleared the data began the rows afresh
        done(base);
      };
    });
  }

  /** @param {string} problem */
  #say(problem) {
    if (problem === this.problem) return;
    this.problem = problem;
    this.changed();
  }
}

/**
 * Asks the browser to keep the log even when its disk gets full. @returns {Promise<boolean>} Whether it promised to.
 */
export async function keepForLong() {
  try {
    return (await navigator.storage?.persisted?.()) || (await navigator.storage?.persist?.()) || false;
  } catch {
    return false;
  }
}

function found() {
  try {
    return globalThis.indexedDB ?? null;
  } catch {
    return null; // a browser that blocks it may throw
  }
}

/** A row that is no event is left where it is, and not looked at. @param {any} row */
function read(row) {
  try {
    return [eventOf(row)];
  } catch {
    return [];
  }
}

/** @param {any} error */
function inWords(error) {
  const why =
    {
      QuotaExceededError: "The browser has no room left for this site. Free some space on the disk.",
      NotSupportedError: "This browser keeps nothing for this page; perhaps it is set to block sites' data.",
      SecurityError: "This browser blocks what sites want to keep. Allow this site to store data.",
      InvalidStateError: "This browser keeps nothing in a window like this one.",
      TimeoutError: "Another tab of the course holds on to your progress. Close the others, or reload them.",
      VersionError: "A newer version of the course wrote your progress here. Reload this page.",
    }[error?.name] ?? `The browser could not store it (${error?.name || "unknown error"}).`;
  return `${why} ${GO_ON}`;
}
