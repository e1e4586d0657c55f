// What was answered: as the log has it, other tabs' answers too, and on top of that what was given here and isn't in the log yet.

/**
 * @param {import("../host/model.js").Model} model
 * @param {string} trait Has the answers by question.
 */
export function givenAnswers(model, trait) {
  const mine = new Map();
  const all = new Map();

  /** Takes in what the log has by now. */
  function refresh() {
    const logged = model.get(trait) || {};
    for (const [id, given] of mine) if (sameAnswer(logged[id], given)) mine.delete(id);
    all.clear();
    for (const [id, given] of [...Object.entries(logged), ...mine]) all.set(id, given);
  }

  refresh();
  return {
    refresh,
    has: (/** @type {string} */ id) => all.has(id),
    get: (/** @type {string} */ id) => all.get(id),
    /** @param {string} id @param {any} given */
    set(id, given) {
      mine.set(id, given);
      all.set(id, given);
    },
    /** Forgets what was given here: it belongs to something that is over. */
    begin() {
      mine.clear();
      refresh();
    },
  };
}

/** @type {(one: any, other: any) => boolean} */
export function sameAnswer(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
