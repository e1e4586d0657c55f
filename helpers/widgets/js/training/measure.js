// What the presets, and the runs that guesses rest on, do with 20 seeds: `node measure.js SERIES SEEDS [ID ...]` prints outcomes.json. SERIES is a file with the recording, float32.
import { readFileSync } from "node:fs";
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

/** @type {Record<string, any>} */
const outcomes = {};
for (const { id, settings: given, updates } of [...PRESETS, ...GUESSED]) {
  if (only.length && !only.includes(id)) continue;
  const settings = readSettings(given, tasks);
  const runs = Array.from({ length: Number(count) }, (_, k) => {
    const session = makeSession({ ...settings, seed: 101 + k }, tasks);
    while (session.updates < updates) session.update();
    const { right, losses } = session.history[session.history.length - 1];
    const lags = session.learners.map((_, one) => session.watch(one, 0).lags[LAG] ?? null);
    return { right, losses, lags, baselines: session.baselines };
  });
  outcomes[id] = {
    seeds: runs.length,
    updates,
    networks: settings.networks.map((_, k) => ({
      learned: runs.filter((run) => run.right[k] >= 0.95).length,
      right: rounded(median(runs.map((run) => run.right[k]))),
      loss: rounded(median(runs.map((run) => run.losses[k]))),
      ...(updates === 0 ? { left: rounded(median(runs.map((run) => run.lags[k] ?? 0))) } : {}),
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
