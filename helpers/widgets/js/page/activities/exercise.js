// An exercise: what is written, each check, hints and a solution that was wanted. The judge's verdict comes with the event.
import { cardsOf } from "../course.js";

/** @type {(learner: import("../course.js").Learner, traits: Record<string, any>) => import("./cards.js").Activity} */
export function exercise({ course, lesson, store }, { exercise: id, hints }) {
  const wanted = () => store.of("solution-request", lesson, id).reduce((sum, { data }) => sum + data.times, 0);
  const seen = () =>
    Math.min(hints.length, Math.max(0, ...store.of("hint", lesson, id).map(({ data }) => data.number)));
  return {
    state: () => ({
      attempts: store.of("attempt", lesson, id).length,
      passed: store.passed(lesson).has(id),
      hints_seen: seen(),
      solution_requests: wanted(),
      text: store.draft(lesson, id),
    }),
    record({ kind, text, status, mistake, concept, source, number }) {
      switch (kind) {
        case "text":
          store.keepDraft(lesson, id, text);
          break;
        case "attempt": {
          const missed = status === "wrong" ? cardsOf(course, [concept]) : [];
          store.write(lesson, "attempt", id, { status, mistake: mistake ?? null, source }, missed, "exercise");
          break;
        }
        case "hint":
          store.write(lesson, "hint", id, { number });
          break;
        case "solution-request":
          store.write(lesson, "solution-request", id, { times: 1 });
          break;
        case "solution-view":
          store.write(lesson, "solution-view", id);
      }
    },
  };
}
