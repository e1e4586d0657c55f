// What of a run reaches a goal. The goals themselves, with their words, are the lesson's (playground.yaml).

/** @typedef {import("./serve.js").Figures} Figures */
/**
 * @typedef {object} Goal
 * @property {string} id
 * @property {string} kind Which detector.
 * @property {string} title
 * @property {string} task
 * @property {string} hint
 * @property {string | null} [recipe]
 * @property {string | null} [because]
 */

export const GOOD = 0.95,
  BROKEN = 0.7,
  SMALLEST = 1; // unit; outcomes.json has what 20 seeds did with it
/** The kinds for which all of a run's training counts, so it has to be the learner's own. */
export const OF_ALL_TRAINING = ["over-a-distance", "few-units"];

/** What each network has done of breaking and repairing. */
export function goalKeeper() {
  /** @type {{stage: "new" | "good" | "broken", since: number}[]} */
  let stages = [];
  return {
    begin() {
      stages = [0, 1, 2].map(() => ({ stage: "new", since: 0 }));
    },
    /**
     * The kinds of goals that these figures reach.
     * @type {(figures: Figures, right: number[]) => Set<string>}
     */
    reached({ settings, updates }, right) {
      const found = new Set();
      const { task, distance, networks, hidden } = settings;
      const of = (/** @type {string} */ kind) => right.some((share, k) => networks[k].kind === kind && share >= GOOD);
      if (task === "agreement" && distance >= 24 && of("rnn")) found.add("over-a-distance");
      if (task === "counting" && distance >= 20 && hidden <= SMALLEST && of("lstm")) found.add("few-units");
      right.forEach((share, k) => {
        const one = stages[k],
          held = Object.keys(networks[k].held).length > 0;
        if (!one) return;
        if (one.stage === "new" && !held && share >= GOOD) one.stage = "good";
        else if (one.stage === "good" && held && share < BROKEN)
          Object.assign(one, { stage: "broken", since: updates });
        else if (one.stage === "broken" && !held) {
          if (updates - one.since < 20) one.stage = "good";
          else if (share >= GOOD) found.add("break-and-repair");
        }
      });
      return found;
    },
  };
}
