// Three networks side by side on one task: equal seeds, the same sequences, updates in turn. It can be steered between two updates.
import { stream } from "../gradients/random_weights.js";
import { makeLearner } from "./learner.js";
import { BLOCK, readSettings, steered } from "./settings.js";
import { watchSequence } from "./watch.js";

/** @typedef {import("./settings.js").Settings} Settings */
/** @typedef {import("./tasks/task.js").Task} Task */
/** @typedef {{update: number, losses: number[], right: number[]}} Point On sequences that training never sees. */

export const EVERY = 10; // updates between two tests
const TESTS = 4, // batches
  PLAN = 600; // updates over which "growing" grows
const SMALL = 6; // the sequences shown

/**
 * @param {Settings} given
 * @param {Map<string, Task>} tasks
 */
export function makeSession(given, tasks) {
  let settings = readSettings(given, tasks);
  const task = /** @type {Task} */ (tasks.get(settings.task));
  const draws = stream(settings.seed + 100_000),
    chooses = stream(settings.seed + 300_000);
  const longest = task.steps(task.distance.values[task.distance.values.length - 1]);
  const learners = settings.networks.map((one) =>
    makeLearner({
      sizes: {
        kind: one.kind,
        hidden: settings.hidden,
        inputs: task.inputs,
        symbols: task.symbols,
        outputs: task.outputs,
        steps: longest,
        batch: task.batch,
      },
      random: stream(settings.seed), // the same for all three
      start: one,
      answer: task.answer,
      within: task.within,
    }),
  );
  learners.forEach((learner, k) => {
    hold(learner, settings.networks[k]);
  });

  let updates = 0;
  /** @type {import("./learner.js").Batch[]} */
  let tests = [];
  /** @type {import("./tasks/task.js").Baseline[]} */
  let baselines = [];
  /** @type {Point[]} */
  const history = [];
  /** @type {number[]} */
  let norms = learners.map(() => 0);
  newTests();
  test();

  /** @type {(learner: import("./learner.js").Learner, one: import("./settings.js").NetworkSettings) => void} */
  function hold(learner, { kind, held }) {
    for (const [letter, block] of Object.entries(BLOCK[kind])) learner.net.held[block] = held[letter] ?? null;
  }

  function newTests() {
    const own = stream(settings.seed + 200_000);
    tests = Array.from({ length: TESTS }, () => task.draw(own, settings.distance, true));
    baselines = task.baselines(tests, settings.distance);
  }

  function test() {
    const found = learners.map((learner) => learner.test(tests));
    if (history[history.length - 1]?.update === updates) history.pop();
    history.push({ update: updates, losses: found.map((one) => one.loss), right: found.map((one) => one.right) });
  }

  function distanceNow() {
    if (settings.lessons === "fixed") return settings.distance;
    const values = task.distance.values.filter((value) => value <= settings.distance);
    const joined = settings.lessons === "growing" ? Math.min(1, Math.max(0, updates / PLAN - 0.2) / 0.5) : 1;
    return values[Math.floor(chooses() * Math.max(1, Math.round(joined * values.length)))];
  }

  return {
    task,
    history,
    learners,
    get settings() {
      return settings;
    },
    get updates() {
      return updates;
    },
    get baselines() {
      return baselines;
    },
    get norms() {
      return norms;
    },
    words: () => Array.from({ length: SMALL }, (_, b) => task.words(tests[0], b)),
    update() {
      const batch = task.draw(draws, distanceNow());
      norms = learners.map((learner, k) => learner.update(batch, settings.networks[k].rate, settings.clip).norm);
      updates += 1;
      if (updates % EVERY === 0) test();
    },
    /**
     * @type {(what: string, value: any) => boolean} Whether it could be steered.
     */
    steer(what, value) {
      const next = steered(settings, what, value, tasks);
      if (!next) return false;
      const [k, name] = what.split(".");
      const before = settings;
      settings = next;
      if (what === "distance") {
        newTests();
        test();
      }
      if (name === "bias") {
        const from = before.networks[Number(k)].bias ?? learners[Number(k)].keepBias();
        learners[Number(k)].shiftBias((next.networks[Number(k)].bias ?? from) - from);
        test();
      }
      if (name === "held") {
        hold(learners[Number(k)], next.networks[Number(k)]);
        test();
      }
      return true;
    },
    /** What a network does on one of the sequences that training never sees. */
    watch: (/** @type {number} */ k, /** @type {number} */ b) => watchSequence(learners[k], task, tests[0], b),
  };
}

/** @typedef {ReturnType<typeof makeSession>} Session */
