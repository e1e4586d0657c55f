// What a learner does here: an icon, a word and a colour, the same as in what Python draws.
import SIGNS from "../../../common/signs.json" with { type: "json" };
import { h, s, setText } from "./dom.js";

/** @typedef {keyof typeof SIGNS} Activity */

/**
 * The line above a widget. `mark` says at its right end what is done: "3 of 5", and a tick once nothing is open.
 * @param {Activity} activity
 */
export function signLine(activity) {
  const { word, path } = SIGNS[activity];
  const icon = s("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, s("path", { d: path }));
  const tick = h("span", { "aria-hidden": "true" });
  const state = h("span");
  const root = h(
    "div",
    { class: "gkm-sign" },
    icon,
    h("span", {}, word),
    h("span", { class: "gkm-state" }, tick, state),
  );
  return {
    root,
    /** @type {(text: string, done?: boolean) => void} */
    mark(text, done = false) {
      setText(tick, done ? "✓ " : "");
      setText(state, text);
      root.classList.toggle("gkm-finished", done);
    },
  };
}

/**
 * @param {Activity} activity
 * @returns {string}
 */
export function colourOf(activity) {
  return SIGNS[activity].colour;
}
