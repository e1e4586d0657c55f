// What a learner has passed: the final test that went best, and the exercises. helpers/_certificate.py says the same of Jupyter's log.
import { dayText, localDay } from "../moments.js";
import { sittings } from "./final_test.js";

/** @type {(learner: import("../course.js").Learner, traits: Record<string, any>) => import("./cards.js").Activity} */
export function certificate({ course, store }, { pass_mark }) {
  return {
    record() {},
    state() {
      const tests = sittings(store);
      const done = tests.flatMap(({ at, correct }) => (correct ? [{ at, ...counted(correct, pass_mark) }] : []));
      const passed = done.filter(({ right, needed }) => right >= needed);
      const best = bestOf(passed, (a, b) => a.right - b.right || a.at - b.at);
      return {
        passed: best && { day: dayText(localDay(best.at)), right: best.right, of: best.of, needed: best.needed },
        missing: best
          ? ""
          : missing(
              tests,
              bestOf(done, (a, b) => a.right - b.right),
            ),
        solved: course.lessons.flatMap((lesson) => {
          const solved = solvedIn(lesson, store);
          return solved.length ? [[lesson.title, solved]] : [];
        }),
      };
    },
  };
}

/** @param {Record<string, boolean>} correct @param {number} passMark */
function counted(correct, passMark) {
  const of = Object.keys(correct).length;
  return { right: Object.values(correct).filter(Boolean).length, of, needed: Math.ceil(of * passMark) };
}

/** The first of those that nothing is better than; null where there are none. @template T @param {T[]} all @param {(a: T, b: T) => number} order */
function bestOf(all, order) {
  return all.reduce(
    (best, one) => (best === null || order(one, best) > 0 ? one : best),
    /** @type {T | null} */ (null),
  );
}

/** @param {import("./final_test.js").Sitting[]} tests @param {{right: number, of: number, needed: number} | null} best */
function missing(tests, best) {
  if (best)
    return `You have to pass the final test first. Your best so far: ${best.right} of ${best.of} right, and ${best.needed} are needed.`;
  const now = tests.at(-1);
  if (!now) return "You have to pass the final test first. You have not taken it yet.";
  const answered = Object.keys(now.answers).length;
  return `Your final test is not handed in yet: ${answered} of ${now.questions.length} questions are answered.`;
}

/** The exercises of a lesson that passed; where the solution was read before, it says so. */
function solvedIn(
  /** @type {import("../course.js").Lesson} */ lesson,
  /** @type {import("../store.js").Store} */ store,
) {
  return Object.keys(lesson.exercises).flatMap((id) => {
    const first = store.of("attempt", lesson.slug, id).find(({ data }) => data.status === "passed");
    const seen = store.of("solution-view", lesson.slug, id)[0];
    if (!first) return [];
    return [seen && seen.moment < first.moment ? `${id} (after its solution was read)` : id];
  });
}
