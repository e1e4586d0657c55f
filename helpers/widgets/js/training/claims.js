// A claim of a lesson, set up by one click; once it has run, what we measured with 20 seeds.
import { button } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { select } from "./controls.js";
import OUTCOMES from "./outcomes.json" with { type: "json" };
import { PRESETS } from "./presets.js";
import { readSettings } from "./settings.js";
import { capital } from "./words.js";

/** @typedef {import("./presets.js").Preset} Preset */
/** @typedef {import("./settings.js").Settings} Settings */

/** @type {Record<string, any>} */
const outcomes = OUTCOMES;
const LESSONS = { "01": "Limitations of RNNs", "03": "Introduction to GRU", "04": "LSTM or GRU" };

/**
 * What was measured, in a sentence.
 * @type {(preset: Preset) => string}
 */
export function measured(preset) {
  const { seeds, networks, lowest, beaten } = outcomes[preset.id];
  const each = (/** @type {(one: any, k: number) => string} */ say) =>
    networks.map((/** @type {any} */ one, /** @type {number} */ k) => `network ${k + 1}: ${say(one, k)}`).join(", ");
  if (preset.updates === 0)
    return `With ${seeds} seeds, before any update, this much of the gradient is left ten steps back (median). ${capital(each((one) => percent(one.left)))}.`;
  const after = `after ${preset.updates} updates`;
  if (preset.settings.task === "adding")
    return `With ${seeds} seeds, ${after}, the lowest loss went to ${each((_, k) => `${lowest[k]} times`)}.`;
  if (preset.settings.task === "series") {
    const last = beaten[beaten.length - 1];
    return `With ${seeds} seeds, ${after}, the loss was below that of ${last.name} so often. ${capital(each((_, k) => `${last.by[k]}`))}.`;
  }
  return `With ${seeds} seeds, ${after}, so many had at least 95 % right. ${capital(each((one) => `${one.learned}`))}.`;
}

/** @type {(v: number) => string} */
const percent = (v) => `${v >= 0.01 ? (100 * v).toFixed(0) : (100 * v).toPrecision(1)} %`;

/**
 * @param {Map<string, import("./tasks/task.js").Task>} tasks
 * @param {(preset: Preset) => void} open
 */
export function claimBox(tasks, open) {
  const offered = PRESETS.filter((one) => tasks.has(one.settings.task));
  /** @type {Preset | null} */
  let current = null;
  const choose = select("A claim of the lessons", [["", "choose one …"]], () => refresh());
  for (const [lesson, title] of Object.entries(LESSONS)) {
    const own = offered.filter((one) => one.lesson === lesson);
    if (own.length)
      choose.input.append(
        h("optgroup", { label: `${lesson} ${title}` }, ...own.map((one) => h("option", { value: one.id }, one.claim))),
      );
  }
  const go = button("Set it up", () => {
    const chosen = offered.find((one) => one.id === choose.input.value);
    if (chosen) open(chosen);
  });
  const words = h("p", { class: "gkm-claim" }),
    outcome = h("details", { class: "gkm-claim-outcome" }, h("summary", {}, "What we measured"), h("p", {}));
  const refresh = () => {
    go.disabled = !choose.input.value;
  };
  const root = h("div", { class: "gkm-claims" }, h("div", { class: "gkm-row" }, choose.root, go), words, outcome);
  outcome.hidden = true;
  refresh();
  return {
    root,
    /**
     * Says what to look at, as long as the settings are those of a claim.
     * @type {(settings: Settings, updates: number) => void}
     */
    draw(settings, updates) {
      const same = (/** @type {Preset} */ one) =>
        JSON.stringify(readSettings({ ...one.settings, seed: settings.seed }, tasks)) === JSON.stringify(settings);
      if (!current || !same(current)) current = offered.find(same) ?? null;
      outcome.hidden = !current || !(current.id in outcomes);
      words.hidden = !current;
      if (!current) return;
      choose.input.value = current.id;
      refresh();
      const left = current.updates - updates;
      setText(
        words,
        `“${current.claim}” Look at ${current.look}. ${
          left > 0
            ? `What do you expect? Play, and compare at ${current.updates} updates: ${left} to go.`
            : "Is it as you expected?"
        }`,
      );
      if (!outcome.hidden) setText(outcome.lastChild, measured(current));
    },
  };
}
