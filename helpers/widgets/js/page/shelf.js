// Where a log is kept while there is no database: the browser's small storage (localStorage), an entry for each event. The browser writes it
// to the disk later, and nothing makes it do so earlier: a Chromium killed 45 seconds after the second entry had lost it, one killed after
// 70 seconds had it. The page says so.

import { draftRow, read } from "./database.js";
import { plain } from "./events.js";

const [LOG, DRAFT, BEGUN] = ["gkm-log:", "gkm-draft:", "gkm-begun"];

export class Shelf {
  /** @type {string | null} */
  #begun = null; // the beginning that was read last

  /** @param {Storage | null} storage */
  constructor(storage) {
    this.storage = storage;
  }

  /**
   * As `Database.transact`, at once.
   * @param {import("./store.js").Store} store
   * @param {() => void} work
   * @returns {boolean}
   * @throws {DOMException} There is no room, or no storage.
   */
  transact(store, work) {
    const { storage } = this;
    if (!storage) throw new DOMException("", "NotSupportedError");
    const begun = storage.getItem(BEGUN);
    if (begun !== this.#begun) {
      if (this.#begun !== null || begun !== null) store.clear();
      this.#begun = begun;
    }
    store.merge(this.events());
    store.takeDrafts(this.drafts());
    work();
    if (store.begun) {
      this.clear();
      this.#begun = crypto.randomUUID?.() ?? String(Math.random());
      storage.setItem(BEGUN, this.#begun);
    }
    for (const event of store.owed) storage.setItem(LOG + event.id, JSON.stringify(plain(event)));
    for (const [name, draft] of store.owedDrafts) storage.setItem(DRAFT + name, JSON.stringify(draftRow(draft)));
    return store.receipt()();
  }

  /** The events that are kept here. */
  events() {
    return this.#names(LOG).flatMap((name) => read(parsed(this.storage?.getItem(name))));
  }

  /** The drafts that are kept here. @returns {{name: string, text: string, id?: string, at?: string, kept: string}[]} */
  drafts() {
    return this.#names(DRAFT).map((entry) => {
      const kept = this.storage?.getItem(entry) ?? "";
      const row = parsed(kept);
      // An older version kept the text alone.
      return { name: entry.slice(DRAFT.length), ...(typeof row?.text === "string" ? row : { text: kept }), kept };
    });
  }

  /**
   * Removes what is kept elsewhere by now.
   * @param {import("./events.js").Event[]} events
   * @param {{name: string, kept: string}[]} drafts
   */
  remove(events, drafts) {
    for (const { id } of events) this.storage?.removeItem(LOG + id);
    for (const { name, kept } of drafts)
      if (this.storage?.getItem(DRAFT + name) === kept) this.storage.removeItem(DRAFT + name);
  }

  /** Removes everything. */
  clear() {
    for (const name of [...this.#names(LOG), ...this.#names(DRAFT)]) this.storage?.removeItem(name);
  }

  /** @param {string} start */
  #names(start) {
    return Object.keys(this.storage ?? {}).filter((name) => name.startsWith(start));
  }
}

/** @param {string | null | undefined} text */
function parsed(text) {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
