// Questions, one at a time, with a reason for every answer.
import { button } from "../kit/controls.js";
import { h, keepFocus, keepUnfolded } from "../kit/dom.js";
import { doneHere, same } from "../kit/done.js";
import { emit, problemLine, start } from "../kit/widget.js";
import { confidence, timeToAsk } from "./confidence.js";
import { asker } from "./questions.js";
import { reply } from "./reply.js";
import { isRight } from "./scoring.js";

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const title = model.get("title"),
    noun = model.get("noun"),
    Noun = noun[0].toUpperCase() + noun.slice(1);
  const { say, mark } = start(el, "quiz", title, "recall");
  const questions = model.get("questions");
  const answers = doneHere(() => model.get("answered") || {}); // what was answered before is there again
  const retry = new Set();
  const sure = new Map(); // by question id; null where it is not asked
  const count = h("span", { class: "gkm-count" });
  const score = h("span", { class: "gkm-kind" });
  const stage = h("div", { class: "gkm-stage" });
  const marks = questions.map((_, k) => button("", () => show(k), { class: "gkm-button gkm-jump" }));
  el.append(
    h("div", { class: "gkm-head" }, h("h3", {}, title), count, score),
    h("div", { class: "gkm-jumps", role: "group", "aria-label": `${Noun}s` }, ...marks),
    stage,
    problemLine(model),
  );
  let at = Math.max(
    0,
    questions.findIndex((question) => !answers.has(question.id)),
  );
  let touched = false; // whether something was chosen or typed that isn't checked yet
  let hint = h("p", { class: "gkm-quiet" });
  const right = (question) => isRight(question, answers.get(question.id));

  function show(k) {
    at = k;
    draw();
  }

  function drawMarks() {
    const answered = questions.filter((question) => answers.has(question.id));
    mark(`${answered.length} of ${questions.length} answered`, answered.length === questions.length);
    count.textContent = `${noun} ${at + 1} of ${questions.length}`;
    score.textContent = answered.length ? `${answered.filter(right).length} of ${answered.length} answered right` : "";
    questions.forEach((question, k) => {
      const [sign, word] = !answers.has(question.id)
        ? ["", "open"]
        : right(question)
          ? ["✓", "right"]
          : ["✗", "not right yet"];
      marks[k].replaceChildren(String(k + 1), ...(sign ? [h("span", { "aria-hidden": "true" }, ` ${sign}`)] : []));
      marks[k].setAttribute("aria-label", `${Noun} ${k + 1}, ${word}`);
      if (k === at) marks[k].setAttribute("aria-current", "step");
      else marks[k].removeAttribute("aria-current");
    });
  }

  // Returns what the keyboard should go on with.
  function draw() {
    drawMarks();
    const question = questions[at],
      given = answers.has(question.id) ? answers.get(question.id) : null;
    const known = given !== null && !retry.has(question.id);
    hint = h("p", { class: "gkm-quiet" });
    touched = false;
    // A second try at an order goes on from the first.
    const box = asker(question, known || question.type === "order" ? given : null, say, () => {
      touched = true;
      hint.textContent = "";
    });
    if (known) {
      box.lock();
      const again = button("Try again", () => {
        retry.add(question.id);
        draw().focus();
      });
      const next =
        at + 1 < questions.length
          ? button(
              `Next ${noun}`,
              () =>
                keepFocus(el, () => {
                  show(at + 1);
                  return stage.firstChild;
                }),
              { class: "gkm-button gkm-primary" },
            )
          : null;
      stage.replaceChildren(
        box.root,
        reply(question, given).root,
        h("div", { class: "gkm-row" }, ...[next, again].filter(Boolean)),
      );
    } else {
      const check = button("Check answer", judge, { class: "gkm-button gkm-primary" });
      if (!sure.has(question.id)) sure.set(question.id, timeToAsk() ? confidence() : null);
      stage.replaceChildren(
        box.root,
        h("div", { class: "gkm-row" }, check, hint),
        ...(sure.get(question.id) ? [sure.get(question.id).root] : []),
      );
      box.root.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || !event.target.matches("input[type=text]")) return;
        event.preventDefault(); // else the same key press would go on to the button that gets the focus
        judge();
      });
    }
    box.root.setAttribute("tabindex", -1);
    return box;

    function judge() {
      const value = box.value();
      if (value.problem) {
        hint.textContent = value.problem;
        say(value.problem);
        return;
      }
      answers.set(question.id, value.given);
      retry.delete(question.id);
      emit(model, "answer", { question: question.id, given: value.given, sure: sure.get(question.id)?.value() });
      sure.set(question.id, null); // now the answer is known
      keepFocus(el, () => {
        draw();
        return stage.querySelector(".gkm-row:last-child button");
      });
      say(reply(question, value.given).said);
    }
  }

  // Somebody answered elsewhere: in another tab, or in a file that came. What is being answered here stays.
  function heard() {
    const { id } = questions[at];
    const before = answers.get(id);
    answers.refresh();
    for (const one of retry) if (!answers.has(one)) retry.delete(one);
    if (same(before, answers.get(id))) drawMarks();
    else if (touched || retry.has(id)) {
      drawMarks();
      hint.textContent = `You answered this ${noun} elsewhere. What you choose here counts once you check it.`;
    } else
      keepFocus(stage, () => {
        keepUnfolded(stage, draw);
        return stage.querySelector(".gkm-row:last-child button");
      });
  }

  model.on("change:answered", heard);
  draw();
}
export default { render };
