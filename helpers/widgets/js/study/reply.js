// What is said to an answer, by the kind of question.
import { h } from "../kit/dom.js";
import { explanation } from "./answers.js";
import { isRight, namedNumber, readNumber } from "./scoring.js";

/** @typedef {{correct: boolean, said: string, root: HTMLElement}} Reply `said` is for the ear, `root` is drawn. */

/**
 * What to say to an answer.
 * @type {(question: any, given: any) => Reply}
 */
export function reply(question, given) {
  const correct = isRight(question, given);
  const box = (head, said, ...more) => ({
    correct,
    said: `${head} ${said}`,
    root: h(
      "div",
      { class: "gkm-explanation" },
      h(
        "div",
        { class: correct ? "gkm-good" : "gkm-bad" },
        h("p", {}, h("strong", {}, `${correct ? "✓" : "✗"} ${head} `), said),
      ),
      ...more,
    ),
  });
  const fold = (summary, ...inside) => h("details", {}, h("summary", {}, summary), ...inside);
  switch (question.type) {
    case "several":
      return replySeveral(question, given, box, fold);
    case "number": {
      const { value = Number.NaN } = readNumber(given, question.unit);
      const named = namedNumber(question, value);
      if (correct) return box("Right.", question.why);
      const known = h("p", {}, h("strong", {}, question.shown), ". ", question.why);
      return box(
        "Not so.",
        named ? named.why : "That is another number. Work it out once more, step by step.",
        fold("Show the answer, and why", known),
      );
    }
    case "order": {
      const reasons = h("ol", {}, ...question.steps.map((step) => h("li", {}, step.text, h("br"), step.why)));
      if (correct) return box("Right.", `All ${given.length} steps are in order.`, fold("Why this order?", reasons));
      const first = given.findIndex((step, k) => step !== k),
        early = question.steps[given[first]];
      const before =
        first === 0
          ? "The first step is out of place already."
          : first === 1
            ? "The first step is right, the second is not."
            : `The first ${first} steps are right, the next one is not.`;
      return box(
        "Not so.",
        `${before} “${early.text}” comes too early. ${early.why}`,
        fold("Show the right order and the reasons", reasons),
      );
    }
    case "verdict": {
      const evidence = h("ul", {}, ...question.evidence.map((each) => h("li", {}, each)));
      return box(
        correct ? `Right: it is ${question.verdict}.` : `Not so: it is ${question.verdict}.`,
        question.why,
        h("p", { class: "gkm-note" }, h("strong", {}, "To be exact: "), question.exact),
        h("p", {}, "How we know:"),
        evidence,
      );
    }
    default: {
      const { why } = question.options[given];
      return {
        correct,
        said: `${correct ? "Right." : "Not so."} ${why}`,
        root: explanation({ ...question, chosen: given }),
      };
    }
  }
}

/**
 * @type {(question: any, given: number[], box: (head: string, said: string, ...more: any[]) => Reply, fold: (summary:
 *   string, ...inside: any[]) => HTMLElement) => Reply}
 */
function replySeveral({ options, order }, given, box, fold) {
  const line = (k) =>
    h(
      "li",
      {},
      h("strong", {}, options[k].correct ? "✓ Right: " : "✗ Wrong: "),
      options[k].text,
      h("br"),
      options[k].why,
    );
  const taken = order.filter((k) => given.includes(k)),
    left = order.filter((k) => !given.includes(k));
  const wrong = taken.filter((k) => !options[k].correct).length,
    missing = left.filter((k) => options[k].correct).length;
  const words =
    wrong && taken.length === 1
      ? "This one is wrong."
      : wrong
        ? `${wrong} of the ${taken.length} that you chose ${wrong === 1 ? "is" : "are"} wrong.`
        : missing
          ? "What you chose is right, but something is missing."
          : "These and no others.";
  const rest = left.length
    ? fold(wrong || missing ? "Show the others" : "Why not the others?", h("ul", {}, ...left.map(line)))
    : null;
  const found = box(wrong || missing ? "Not so." : "Right.", words, h("ul", {}, ...taken.map(line)), rest);
  return { ...found, said: [found.said, ...taken.map((k) => options[k].why)].join(" ") };
}
