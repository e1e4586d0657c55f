// What a learner did, by id: as the log has it, with what was done in other tabs, and on top of that what was done here and isn't in the
// log yet.

/** @param {() => Record<string, any>} logged What the log has by now. */
export function doneHere(logged) {
  const mine = new Map();
  const all = new Map();

  /** Takes in what the log has by now. */
  function refresh() {
    const there = logged();
    for (const [id, done] of mine) if (same(there[id], done)) mine.delete(id);
    all.clear();
    for (const [id, done] of [...Object.entries(there), ...mine]) all.set(id, done);
  }

  refresh();
  return {
    refresh,
    has: (/** @type {string} */ id) => all.has(id),
    get: (/** @type {string} */ id) => all.get(id),
    /** @param {string} id @param {any} done */
    set(id, done) {
      mine.set(id, done);
      all.set(id, done);
    },
    /** Forgets what was done here: it belongs to something that is over. */
    begin() {
      mine.clear();
      refresh();
    },
  };
}

/** @type {(one: any, other: any) => boolean} */
export function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
