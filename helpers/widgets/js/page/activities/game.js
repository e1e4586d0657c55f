// “Name the gate”: rounds, and the scores of games. A round that was missed brings back the cards of what was shown.
import { cardsOf } from "../course.js";
import { WHOLE_COURSE } from "../events.js";

const NAME = "name-the-gate";

/** @type {(learner: import("../course.js").Learner, traits: Record<string, any>) => import("./cards.js").Activity} */
export function game({ course, store }, { levels }) {
  return {
    state() {
      const rounds = store.of("round");
      const best = { calm: 0, timed: 0 };
      for (const { data } of store.of("game")) {
        const way = data.timed ? "timed" : "calm";
        best[way] = Math.max(best[way], data.score);
      }
      const level = Math.min(Math.max(rounds.at(-1)?.data.next ?? 1, 1), levels.length);
      return { level, best, played: rounds.length, right: rounds.filter(({ data }) => data.correct).length };
    },
    record({ kind, shown, level, given, next, timed, score, right }) {
      const fault = kind === "round" ? levels[level - 1]?.faults.find(({ id }) => id === shown) : null;
      if (fault) {
        const { concept, option } = fault;
        const correct = given === option;
        const data = { concept, correct, given, level, next, timed };
        store.write(WHOLE_COURSE, "round", shown, data, correct ? [] : cardsOf(course, [concept]), "game");
      } else if (kind === "game") store.write(WHOLE_COURSE, "game", NAME, { score, right, timed });
    },
  };
}
