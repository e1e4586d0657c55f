// The conversation as a log: what was said, what was answered, what was heard. Nothing of it is stored.
import { h } from "../kit/dom.js";
import { notebookLink } from "../kit/links.js";
import { percent } from "../kit/numbers.js";
import { MEANINGS, markedText } from "./heard.js";

/**
 * @typedef {object} Turn
 * @property {string} text What was typed.
 * @property {import("./heard.js").Mark[]} marks
 * @property {string} took From the context, in words.
 * @property {string} heard The intent.
 * @property {number} sure
 * @property {boolean} fromContext Whether the intent is the last question's.
 * @property {string} by Which recogniser listened.
 * @property {string} marker Which network marked the terms.
 * @property {import("./replies.js").Reply} reply
 */

export function conversation() {
  const log = h("div", { role: "log", "aria-label": "Conversation", tabindex: 0, class: "gkm-log" });
  return {
    root: log,
    /** @type {(turn: Turn) => void} */
    add(turn) {
      log.append(said(turn.text), answered(turn));
      log.scrollTop = log.scrollHeight;
    },
    /** @type {(text: string) => void} Begins anew. */
    clear(text) {
      log.replaceChildren(h("div", { class: "gkm-reply" }, h("p", {}, text)));
    },
  };
}

/** @type {(text: string) => HTMLElement} */
function said(text) {
  return h("div", { class: "gkm-said" }, h("p", {}, h("span", { class: "gkm-unseen" }, "You: "), text));
}

/** @type {(turn: Turn) => HTMLElement} */
function answered({ text, marks, took, heard, sure, fromContext, by, marker, reply }) {
  const { lines, links, source } = reply;
  const intent = fromContext
    ? "the last question again"
    : `${MEANINGS[heard]}, ${percent(sure).replace(" ", "\u00a0")} sure`;
  return h(
    "div",
    { class: "gkm-reply" },
    h("span", { class: "gkm-unseen" }, "Assistant: "),
    took ? h("p", { class: "gkm-took" }, took) : null,
    ...lines.map((line) => h("p", {}, ...withCode(line))),
    ...links.map(({ text: place, notebook, cell }) => h("p", {}, "See ", notebookLink(place, notebook, cell))),
    h("p", { class: "gkm-how" }, `Heard by the ${by}: ${intent}. ${source}`),
    marks.length ? h("p", { class: "gkm-how" }, `Marked by the ${marker}: `, markedText(text, marks)) : null,
  );
}

/** @type {(line: string) => (Node | string)[]} What stands between backticks is code. */
function withCode(line) {
  return line.split("`").map((part, k) => (k % 2 ? h("code", {}, part) : part));
}
