// The final test: a page to begin, the questions, and, once it is handed in, what came of it. Until then nothing says what is right.
import { button } from "../kit/controls.js";
import { h, keepFocus, keepUnfolded } from "../kit/dom.js";
import { doneHere, same } from "../kit/done.js";
import { notebookLink } from "../kit/links.js";
import { emit, problemLine, start } from "../kit/widget.js";
import { asker } from "./questions.js";

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say, mark } = start(el, "quiz", "Final test", "check");
  const stage = h("div", { class: "gkm-stage" });
  el.append(h("h3", {}, "Final test"), stage, problemLine(model));
  let at = 0;
  let touched = false; // whether something was chosen or typed that isn't kept yet
  const answers = doneHere(() => model.get("given") || {}); // by question; Python may be a little behind
  let jumps = h("div");

  const open = () => model.get("questions").length > 0;

  // Each draws one of the three pages and returns what the keyboard should go on with.
  function draw() {
    return open() ? drawQuestion() : drawBefore();
  }

  function drawBefore() {
    const [count, bank, result] = ["count", "bank", "result"].map((name) => model.get(name));
    mark(result ? `${result.right} of ${result.of}, ${verdict(result)}` : "not taken yet", Boolean(result?.passed));
    const rules = h(
      "p",
      {},
      `${count} questions, drawn anew each time from ${bank}. You pass with ${Math.round(100 * model.get("pass_mark"))} % right. ` +
        "You see what is right once you hand it in. If you stop in the middle, the test waits for you.",
    );
    const go = button(result ? "Take another test" : "Begin", () => emit(model, "begin"), {
      class: "gkm-button gkm-primary",
    });
    const shown = result ? resultOf(result) : null;
    stage.replaceChildren(...(shown ? [shown] : []), rules, h("div", { class: "gkm-row" }, go));
    return shown ?? go;
  }

  function drawQuestion() {
    const questions = model.get("questions");
    at = Math.min(at, questions.length - 1);
    const question = questions[at];
    touched = false;
    const hint = h("p", { class: "gkm-quiet" });
    const box = asker(question, answers.get(question.id) ?? null, say, () => {
      touched = true;
      hint.textContent = "";
    });
    box.root.setAttribute("tabindex", -1);
    const last = at + 1 === questions.length;
    const keep = button(last ? "Keep this answer" : "Keep, and go on", () => answer(), {
      class: "gkm-button gkm-primary",
    });
    const skip = last ? null : button("Skip for now", () => go(at + 1));
    const finish = button("Hand in", () => handIn());
    box.root.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !event.target.matches("input[type=text]")) return;
      event.preventDefault();
      answer();
    });
    const sure = h("div", { class: "gkm-note", role: "group", tabindex: -1, "aria-label": "Hand in?", hidden: true });
    jumps = h("div", { class: "gkm-jumps", role: "group", "aria-label": "Questions" });
    drawJumps();
    stage.replaceChildren(
      jumps,
      box.root,
      h("div", { class: "gkm-row" }, ...[keep, skip, finish, hint].filter(Boolean)),
      sure,
    );
    return box.root;

    function answer() {
      const value = box.value();
      if (value.problem) {
        hint.textContent = value.problem;
        say(value.problem);
        return;
      }
      answers.set(question.id, value.given);
      emit(model, "answer", { question: question.id, given: value.given });
      say("Kept.");
      go(last ? at : at + 1);
    }

    function handIn() {
      const open = questions.filter(({ id }) => !answers.has(id)).length;
      const words = open
        ? `${open === 1 ? "One question is" : `${open} questions are`} open, and would count as wrong.`
        : "All questions are answered.";
      sure.hidden = false;
      sure.replaceChildren(
        h("p", {}, `${words} Hand it in?`),
        h(
          "div",
          { class: "gkm-row" },
          button("Hand it in", () => emit(model, "finish"), { class: "gkm-button gkm-primary" }),
          button("Not yet", () => {
            sure.hidden = true;
            finish.focus();
          }),
        ),
      );
      sure.focus();
    }
  }

  // The numbers of the questions, and which of them are answered.
  function drawJumps() {
    const questions = model.get("questions");
    const done = questions.map(({ id }) => answers.has(id));
    mark(`${done.filter(Boolean).length} of ${questions.length} answered`);
    const made = questions.map((_, k) =>
      button(`${k + 1}${done[k] ? " •" : ""}`, () => go(k), {
        class: "gkm-button gkm-jump",
        "aria-label": `Question ${k + 1}, ${done[k] ? "answered" : "open"}`,
        "aria-current": k === at ? "step" : null,
      }),
    );
    const focused = [...jumps.children].indexOf(document.activeElement);
    jumps.replaceChildren(...made);
    made[focused]?.focus();
  }

  function go(k) {
    at = k;
    keepFocus(el, draw);
  }

  const changed = () => {
    answers.begin();
    const questions = model.get("questions");
    at = Math.max(
      0,
      questions.findIndex(({ id }) => !answers.has(id)),
    );
    keepFocus(el, draw);
    if (!open() && model.get("result")) say(`Handed in. ${stage.querySelector("strong")?.textContent ?? ""}`);
  };
  // Answered elsewhere, in another tab. What is being answered here stays.
  const heard = () => {
    const { id } = model.get("questions")[at] ?? {};
    const before = answers.get(id);
    answers.refresh();
    if (!open()) return;
    if (touched || same(before, answers.get(id))) drawJumps();
    else keepFocus(stage, draw);
  };
  const judged = () => {
    if (!open()) keepFocus(el, () => keepUnfolded(stage, draw));
  };
  model.on("change:questions", changed);
  model.on("change:given", heard);
  model.on("change:result", judged);
  changed();
  return () => {
    model.off("change:questions", changed);
    model.off("change:given", heard);
    model.off("change:result", judged);
  };
}

/** What came of a test: how many, what to read again, then every question. */
function resultOf(result) {
  const { right, of, needed, questions, day, passed } = result;
  const missed = questions.filter(({ correct }) => !correct);
  const places = new Map(missed.filter(({ place }) => place).map((one) => [one.place.cell, one]));
  const line = ({ question, correct, given, right: answer, why }) =>
    h(
      "li",
      {},
      h("p", {}, h("strong", {}, correct ? "✓ right: " : "✗ wrong: "), question),
      correct ? null : h("p", {}, `You said: ${given}`),
      h("p", {}, `Right is: ${answer}`),
      h("p", { class: "gkm-quiet" }, why),
    );
  const again = [...places.values()].map(({ concept, place }) =>
    h("li", {}, `${concept}: `, notebookLink(place.heading, place.notebook, place.cell), `, in ${place.lesson}`),
  );
  return h(
    "div",
    { class: passed ? "gkm-good" : "gkm-note", tabindex: -1 },
    h(
      "p",
      {},
      h("strong", {}, `${right} of ${of} right, ${verdict(result)}.`),
      ` ${needed} were needed. Handed in on ${day}.`,
    ),
    again.length ? h("p", {}, "Read again:") : null,
    again.length ? h("ul", {}, ...again) : null,
    h("details", {}, h("summary", {}, "All questions, with what is right"), h("ol", {}, ...questions.map(line))),
  );
}

function verdict({ passed }) {
  return passed ? "passed" : "not passed";
}

export default { render };
