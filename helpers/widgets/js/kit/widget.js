// What every widget does with its element and its model. It talks to these two alone, so it runs wherever there is a model: host/model.js.
import { h } from "./dom.js";
import { colourOf, signLine } from "./sign.js";

/** @typedef {import("../host/model.js").Model} Model */

/**
 * Prepares el: the sign of what a learner does here stands on top, and `mark` says on it what is done; keys stay inside
 * (JupyterLab would take arrows and letters), and `say` announces politely. Notebook 7
 * looks at a key before it gets here, and only at the element itself for this mark: so whatever gets the focus gets
 * it, however it came.
 * @param {HTMLElement} el
 * @param {string} name
 * @param {string} label
 * @param {import("./sign.js").Activity} activity
 */
export function start(el, name, label, activity) {
  el.classList.add("gkm", `gkm-${name}`);
  el.setAttribute("role", "group");
  el.setAttribute("aria-label", label);
  el.addEventListener("keydown", (event) => event.stopPropagation());
  el.addEventListener("focusin", keepKeys);
  guardFolds();
  const live = h("div", { class: "gkm-live", "aria-live": "polite" });
  const { root, mark } = signLine(activity);
  el.style.setProperty("--gkm-sign", colourOf(activity));
  el.append(live, root);
  return {
    mark,
    /** @param {string} text */
    say(text) {
      live.textContent = text;
    },
  };
}

/** @param {{target: any}} event */
function keepKeys(event) {
  event.target.setAttribute("data-lm-suppress-shortcuts", "true");
}

// The folds that the course draws as plain HTML (a verdict's cases, a figure's numbers) have no widget around them:
// on one of them `b` would insert a cell in every front end. One listener for the page, from its first widget on.
function guardFolds() {
  if (document.documentElement.hasAttribute("data-gkm-folds")) return;
  document.documentElement.setAttribute("data-gkm-folds", "");
  document.addEventListener("focusin", (/** @type {any} */ event) => {
    if (event.target.matches(".jp-OutputArea-output :is(summary, pre)")) keepKeys(event);
  });
}

/**
 * Tells the kernel what the learner did. n grows, so that the same act twice arrives twice. While the kernel is busy, ipywidgets sends
 * only the last of several changes, so an event brings along, as `before`, those that the kernel has not answered for (`heard`).
 * @param {Model} model
 * @param {string} kind
 * @param {Record<string, unknown>} [data]
 */
export function emit(model, kind, data = {}) {
  const { before = [], ...last } = model.get("event") || {};
  const heard = model.get("heard");
  const waiting = heard === undefined || !last.n ? [] : [...before, last].filter((event) => event.n > heard);
  model.set("event", { ...data, n: (last.n || 0) + 1, kind, ...(waiting.length ? { before: waiting } : {}) });
  model.save_changes();
}

/**
 * The same model with some values of its own: what a widget inside another one gets.
 * @param {Model} model
 * @param {Record<string, unknown>} own
 * @returns {Model}
 */
export function withOwn(model, own) {
  return {
    get: (name) => (name in own ? own[name] : model.get(name)),
    set: (name, value) => model.set(name, value),
    on: (event, call) => model.on(event, call),
    off: (event, call) => model.off(event, call),
    save_changes: () => model.save_changes(),
    send: (message) => model.send(message),
  };
}

/** Whether motion is unwelcome. */
export function still() {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/**
 * What could not be stored, and what to do; hidden while all is well.
 * @param {Model} model
 */
export function problemLine(model) {
  const line = h("p", { class: "gkm-problem", role: "alert" });
  const show = () => {
    const problem = model.get("problem") || "";
    line.hidden = !problem;
    line.textContent = problem && `Not stored. ${problem}`;
  };
  model.on("change:problem", show);
  show();
  return line;
}
