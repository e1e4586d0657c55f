// What is said below an answer: a verdict, a run, a case, hints, the solution.
import { h } from "../kit/dom.js";
import { marked } from "./marked.js";

/** The judge's own HTML: it escapes what a learner wrote. @param {{html: string}} verdict */
export function verdictBox({ html }) {
  const box = h("div", { class: "gkm-verdict" });
  box.innerHTML = html;
  return box;
}

/**
 * @param {any} went
 * @returns {{root: HTMLElement, said: string}}
 */
export function runBox({ ended, printed, answer, seconds }) {
  const parts = [];
  if (printed) parts.push(output("It printed", printed));
  if (answer?.shown) parts.push(output("The last line is", answer.shown));
  let said = answer?.shown ? `The last line is ${answer.shown}` : printed || "It ran, and printed nothing.";
  if (ended === "timeout")
    said = `It didn't come back within ${seconds} s, so it was stopped. Is there a loop that never ends?`;
  else if (ended === "flood") said = "It printed more than 1 MB, so it was stopped. The first lines are here.";
  else if (ended !== "finished") said = "It made its Python crash. Does something call itself without end?";
  else if (answer?.raised) {
    const { type, text, traceback } = answer.raised;
    said = `It stopped with ${type}: ${text}`;
    if (traceback) parts.push(output("Where it happened", traceback));
  }
  const good = ended === "finished" && !answer?.raised;
  if (!good || !parts.length) parts.unshift(h("p", {}, said));
  return { root: h("div", { class: good ? "gkm-note" : "gkm-bad" }, ...parts), said };
}

/** @param {{inputs?: {name: string, kind: string, value: string}[], problem?: string}} found @param {string} fn */
export function caseBox({ inputs, problem }, fn) {
  if (!inputs) return h("p", { class: "gkm-note" }, problem);
  const rows = inputs.map(({ name, kind, value }) =>
    h("div", {}, h("code", {}, name), `, ${kind}`, h("pre", { tabindex: 0, "aria-label": name }, value)),
  );
  const call = `print(${fn}(**case))`;
  const advice = h("p", {}, "“Run” knows these inputs as ", h("code", {}, "case"), ": add ");
  advice.append(h("code", {}, call), " at the end of your text, and run it.");
  return h("div", { class: "gkm-note" }, h("h4", {}, "The smallest case that fails"), ...rows, advice);
}

/** @param {string[]} hints @param {number} seen @param {boolean} last */
export function hintBox(hints, seen, last) {
  const list = h("ol", {}, ...hints.slice(0, seen).map((hint) => h("li", {}, ...marked(hint))));
  const left = hints.length - seen;
  const more = last || !left ? "That was the last one. “Solution” is next." : `${left} more if you want.`;
  return h("div", { class: "gkm-note" }, h("h4", {}, `Hint ${seen} of ${hints.length}`), list, h("p", {}, more));
}

/** @param {string} solution */
export function solutionBox(solution) {
  const text = h("pre", { tabindex: 0, "aria-label": "One solution", role: "region" }, solution);
  return h(
    "div",
    { class: "gkm-note" },
    h("h4", {}, "One solution"),
    "There are others. Read it, close it, write yours.",
    text,
  );
}

/** @param {string} title @param {string} text */
function output(title, text) {
  const pre = h("pre", { tabindex: 0, "aria-label": title, role: "region" }, text);
  return h("div", {}, h("span", { class: "gkm-quiet" }, title), pre);
}
