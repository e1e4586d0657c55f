// Three goals, and what of a run reaches them.

/** @typedef {import("./serve.js").Figures} Figures */

export const GOOD = 0.95,
  BROKEN = 0.7,
  SMALLEST = 1; // unit: twelve runs of twelve got there, within 600 updates at learning rates of 0.01 to 0.05
/** @type {{id: string, title: string, task: string, hint: string}[]} */
export const GOALS = [
  {
    id: "far",
    title: "A plain RNN over 24 words",
    task: "Get a plain RNN to be right in 95 % of the sentences with 24 words or more between noun and verb.",
    hint: "A better start: an orthogonal matrix, times 1.5, at a learning rate of 0.002. Or better lessons: let the distance grow, or move it yourself while it trains.",
  },
  {
    id: "count",
    title: "The smallest LSTM that counts to 20",
    task: "Get an LSTM to be right in 95 % of all counts up to 20, with as few units as it takes. How few are enough?",
    hint: "Choose the task “Count since a reset” with 20 counts. What does one unit need: a state that grows by the same amount at each step, and a gate that empties it. Try a learning rate of 0.05.",
  },
  {
    id: "repair",
    title: "Break it, then repair it",
    task: "Hold one gate of a network that is 95 % right so that it falls below 70 %, go on training for 20 updates, then let the gate go and bring it back to 95 %.",
    hint: "Many gates can be held open without harm. What has to stay shut most of the time, or open most of the time, can’t: try the forget gate held half open.",
  },
];

/** What of the third goal each network has done. */
export function goalKeeper() {
  /** @type {{stage: "new" | "good" | "broken", since: number}[]} */
  let stages = [];
  return {
    begin() {
      stages = [0, 1, 2].map(() => ({ stage: "new", since: 0 }));
    },
    /**
     * The goals that these figures reach.
     * @type {(figures: Figures, right: number[]) => string[]}
     */
    reached({ settings, updates }, right) {
      const found = [];
      const { task, distance, networks, hidden } = settings;
      const of = (/** @type {string} */ kind) => right.some((share, k) => networks[k].kind === kind && share >= GOOD);
      if (task === "agreement" && distance >= 24 && of("rnn")) found.push("far");
      if (task === "counting" && distance >= 20 && hidden <= SMALLEST && of("lstm")) found.push("count");
      right.forEach((share, k) => {
        const one = stages[k],
          held = Object.keys(networks[k].held).length > 0;
        if (!one) return;
        if (one.stage === "new" && !held && share >= GOOD) one.stage = "good";
        else if (one.stage === "good" && held && share < BROKEN)
          Object.assign(one, { stage: "broken", since: updates });
        else if (one.stage === "broken" && !held) {
          if (updates - one.since < 20) one.stage = "good";
          else if (share >= GOOD) found.push("repair");
        }
      });
      return found;
    },
  };
}
