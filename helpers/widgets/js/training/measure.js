// What the presets, and the runs that guesses rest on, do with 20 seeds: `node measure.js SERIES SEEDS [ID ...]` prints outcomes.json. SERIES is a file with the recording, float32.
import { readFileSync } from "node:fs";
import { BROKEN, GOOD } from "./goals.js";
import { GUESSED, PRESETS } from "./presets.js";
import { makeSession } from "./session.js";
import { readSettings } from "./settings.js";
import { tasksOf } from "./tasks/index.js";

const [file, count, ...only] = process.argv.slice(2);
const values = Float64Array.from(new Float32Array(new Uint8Array(readFileSync(file)).buffer));
const tasks = tasksOf({ series: values });
const LAG = 10;

/** @type {(list: number[]) => number} */
const median = (list) => {
  const sorted = [...list].sort((a, b) => a - b),
    middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
};
/** @type {(v: number) => number} */
const rounded = (v) => Number(v.toPrecision(3));

/** How many are right while a gate is held. @type {(session: import("./session.js").Session, k: number, letter: string, value: number) => number} */
function rightHeld(session, k, letter, value) {
  session.steer(`${k}.held.${letter}`, value);
  const right = session.history[session.history.length - 1].right[k];
  session.steer(`${k}.held.${letter}`, null);
  return right;
}

/** Of the networks that learned: how many are right while a gate is held, and in how many it's too few. @type {(runs: any[], k: number, g: number) => object} */
function whileHeld(runs, k, g) {
  const rights = runs.filter((run) => run.right[k] >= GOOD).map((run) => run.held[k][g]);
  return { right: rounded(median(rights)), broken: rights.filter((right) => right < BROKEN).length };
}

/** @type {Record<string, any>} */
const outcomes = {};
for (const { id, settings: given, updates, hold = [] } of [...PRESETS, ...GUESSED]) {
  if (only.length && !only.includes(id)) continue;
  const settings = readSettings(given, tasks);
  const runs = Array.from({ length: Number(count) }, (_, k) => {
    const session = makeSession({ ...settings, seed: 101 + k }, tasks);
    while (session.updates < updates) session.update();
    const { right, losses } = session.history[session.history.length - 1];
    const lags = session.learners.map((_, one) => session.watch(one, 0).lags[LAG] ?? null);
    const held = session.learners.map((_, k) => hold.map(([letter, value]) => rightHeld(session, k, letter, value)));
    return { right, losses, lags, held, baselines: session.baselines };
  });
  outcomes[id] = {
    seeds: runs.length,
    updates,
    networks: settings.networks.map((_, k) => ({
      learned: runs.filter((run) => run.right[k] >= GOOD).length,
      right: rounded(median(runs.map((run) => run.right[k]))),
      loss: rounded(median(runs.map((run) => run.losses[k]))),
      ...(updates === 0 ? { left: rounded(median(runs.map((run) => run.lags[k] ?? 0))) } : {}),
      ...(hold.length ? { held: hold.map((gate, g) => ({ gate, ...whileHeld(runs, k, g) })) } : {}),
    })),
    lowest: settings.networks.map((_, k) => runs.filter((run) => run.losses[k] === Math.min(...run.losses)).length),
    beaten: runs[0].baselines.map((one, b) => ({
      name: one.name,
      by: settings.networks.map(
        (_, k) => runs.filter((run) => run.losses[k] < (run.baselines[b].loss ?? Number.POSITIVE_INFINITY)).length,
      ),
    })),
  };
}
process.stdout.write(`${JSON.stringify(outcomes, null, 1)}\n`);
