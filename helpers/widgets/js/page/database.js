// Where a log is kept: the browser's own database (IndexedDB). Rows are only ever added; a row that says so begins the log afresh.
import { eventOf, plain } from "./events.js";

const VERSION = 1;
const [EVENTS, DRAFTS] = ["events", "drafts"];
const PATIENCE = 4000; // milliseconds for another tab to let go
const PAUSE = 30_000; // milliseconds until a database that couldn't be opened is tried again

export class Database {
  /** @type {IDBDatabase | null} */
  #base = null;
  #seen = 0; // the last row that was read
  /** @type {number | null} */
  #began = null; // the row with which the log was begun afresh
  #there = new Set(); // the ids of the events in it
  #failed = { at: Number.NEGATIVE_INFINITY, reason: /** @type {any} */ (null) };

  /** @param {IDBFactory | null} factory @param {string} name */
  constructor(factory, name) {
    this.factory = factory;
    this.name = name;
  }

  /**
   * In one transaction: the store takes in what others added, `work` looks at it and writes to it, and what it owes is written. Promises
   * that this is on the disk.
   * @param {import("./store.js").Store} store
   * @param {() => void} work Must not throw.
   * @param {import("./events.js").Event[]} [more] Events from another place, which belong here too.
   * @param {{name: string, text: string}[]} [texts] Drafts from there.
   * @returns {Promise<boolean>} Whether something was written.
   */
  async transact(store, work, more = [], texts = []) {
    const base = await this.#opened();
    return new Promise((done, failed) => {
      const transaction = base.transaction([EVENTS, DRAFTS], "readwrite", { durability: "strict" });
      const [rows, kept] = [EVENTS, DRAFTS].map((name) => transaction.objectStore(name));
      const news = rows.getAll(IDBKeyRange.lowerBound(this.#seen, true));
      const drafts = kept.getAll();
      const there = this.#there;
      /** @type {string[]} */
      const writing = [];
      let last = this.#seen;
      let paid = () => false;
      /** @type {any} */
      let broken = null;
      drafts.onsuccess = () => {
        try {
          last = news.result.at(-1)?.row ?? last;
          this.#take(store, news.result, drafts.result);
          store.merge(more);
          store.takeDrafts(texts, true);
          for (const { id } of news.result) there.add(id);
          work();
          const owed = store.begun
            ? store.owed
            : [...new Map([...store.owed, ...more].map((one) => [one.id, one])).values()];
          const missing = owed.filter(({ id }) => !there.has(id));
          if (store.begun) for (const one of [rows, kept]) one.clear();
          for (const { id } of missing) writing.push(id);
          for (const row of [...(store.begun ? [{ afresh: true }] : []), ...missing.map(plain)]) {
            const added = rows.add(row);
            added.onsuccess = () => {
              last = Number(added.result);
              if ("afresh" in row) this.#began = last;
            };
          }
          for (const [name, draft] of store.owedDrafts) kept.put({ name, ...draftRow(draft) });
          paid = store.receipt();
        } catch (error) {
          broken = error;
          transaction.abort();
        }
      };
      transaction.oncomplete = () => {
        this.#seen = last;
        for (const id of writing) there.add(id);
        done(paid() || writing.length > 0);
      };
      transaction.onabort = () => failed(broken ?? transaction.error ?? new DOMException("", "AbortError"));
    });
  }

  /**
   * What rows say, taken into the store; of a log that was begun afresh, what came after.
   * @param {import("./store.js").Store} store
   * @param {any[]} rows
   * @param {{name: string, text: string, id?: string, at?: string}[]} drafts
   */
  #take(store, rows, drafts) {
    const at = rows.findLastIndex(({ afresh }) => afresh);
    const began = at < 0 ? 0 : rows[at].row;
    // What this page has when it reads the log for the first time is its own.
    if (this.#began !== null && began > this.#began) store.clear();
    this.#began = Math.max(this.#began ?? 0, began);
    store.merge(rows.slice(at + 1).flatMap(read));
    store.takeDrafts(drafts);
  }

  /** Lets go of it; the next transaction opens it again. */
  close() {
    this.#base?.close();
    this.#base = null;
  }

  /** @returns {Promise<IDBDatabase>} */
  async #opened() {
    if (this.#base) return this.#base;
    if (performance.now() - this.#failed.at < PAUSE) throw this.#failed.reason;
    try {
      this.#base = await this.#open();
      this.#seen = 0; // whoever cleared the site's data began the rows afresh
      this.#there = new Set();
      return this.#base;
    } catch (reason) {
      this.#failed = { at: performance.now(), reason };
      throw reason;
    }
  }

  /** @returns {Promise<IDBDatabase>} */
  #open() {
    const { factory } = this;
    if (!factory) return Promise.reject(new DOMException("", "NotSupportedError"));
    return new Promise((done, failed) => {
      const request = factory.open(this.name, VERSION);
      let waiting = true;
      const wait = setTimeout(() => {
        waiting = false;
        failed(new DOMException("", "TimeoutError"));
      }, PATIENCE);
      request.onupgradeneeded = () => {
        const names = request.result.objectStoreNames;
        if (!names.contains(EVENTS)) request.result.createObjectStore(EVENTS, { keyPath: "row", autoIncrement: true });
        if (!names.contains(DRAFTS)) request.result.createObjectStore(DRAFTS, { keyPath: "name" });
      };
      request.onerror = () => {
        clearTimeout(wait);
        failed(request.error);
      };
      request.onsuccess = () => {
        clearTimeout(wait);
        const base = request.result;
        if (!waiting) return base.close(); // too late: it is tried again
        const lost = () => {
          base.close();
          if (this.#base === base) this.#base = null;
        };
        base.onversionchange = lost;
        base.onclose = lost;
        done(base);
      };
    });
  }
}

/** What is kept of a draft besides its name. @param {import("./events.js").Event} draft */
export function draftRow({ id, at, data }) {
  return { id, at, text: data.text };
}

/** A row that is no event is left where it is, and not looked at. @param {any} row @returns {import("./events.js").Event[]} */
export function read(row) {
  try {
    return [eventOf(row)];
  } catch {
    return [];
  }
}
