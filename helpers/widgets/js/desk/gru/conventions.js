// What the GRU's desk has beyond the others: the two conventions, and the LSTM beside it.
import { clamp } from "../../kit/numbers.js";
import { PYTORCH, runGru, turnUpdate } from "./run.js";
import { besideBox, conventionSwitches } from "./switches.js";

/** @typedef {import("./run.js").Settings} Settings */

/** @type {Record<string, string[]>} */
const OPTIONS = { update: ["keeps", "writes"], reset: ["after", "before"], write: ["tied", "free"] };

/**
 * The switches from outside; what is missing or unknown is as in PyTorch, and the LSTM's input gate is free.
 * @param {any} [given]
 * @returns {Settings}
 */
export function readSwitches(given) {
  /** @type {any} */
  const settings = { ...PYTORCH, write: "free", bias: 0, turned: given?.turned === true };
  for (const [name, known] of Object.entries(OPTIONS)) {
    if (known.includes(given?.[name])) settings[name] = given[name];
  }
  if (Number.isFinite(given?.bias)) settings.bias = clamp(given.bias, 8);
  return settings;
}

/**
 * @param {import("../cell.js").Desk} desk
 * @returns {import("../cell.js").Extras}
 */
export function conventions(desk) {
  const settings = readSwitches();
  const show = () => {
    switches.set(settings);
    beside.set(settings);
  };
  const turn = (/** @type {Partial<Settings>} */ change) => {
    Object.assign(settings, change);
    show();
    desk.update();
  };
  const switches = conventionSwitches({
    onchoose(name, value) {
      turn({ [name]: value });
      desk.settle();
      desk.say(switches.note(name) || "As in PyTorch.");
    },
    onturn() {
      settings.turned = !settings.turned;
      desk.setWeights(turnUpdate(desk.now().weights));
      desk.update();
      desk.settle();
      desk.say(switches.note("update") || "The update gate's signs are turned back.");
    },
  });
  const beside = besideBox({ onchoose: turn, onrest: desk.settle });
  return {
    settings,
    beside: beside.root,
    below: switches.root,
    draw() {
      const { weights, inputs, run, cursor, first } = desk.now();
      const until = inputs.slice(0, cursor + 1);
      switches.update(settings, weights, cursor + 1, run[cursor].h, {
        turned: runGru(turnUpdate(weights), until, settings)[cursor].h,
        after: runGru(weights, until, { ...settings, reset: "after" })[cursor].h,
      });
      beside.update(run.slice(first), settings);
    },
    defaults() {
      settings.turned = false;
    },
    snapshot: () => ({ desk: settings }),
    restore(state) {
      Object.assign(settings, readSwitches(state.desk));
      show();
    },
  };
}
