// Quiz questions, one at a time, with a reason for every option.
function render({ model, el }) {
  const { say } = start(el, "quiz", "Quiz");
  const questions = model.get("questions");
  const chosen = new Map(Object.entries(model.get("answered") || {}));  // by question id; what was answered before is there again
  const retry = new Set();
  const count = h("span", { class: "gkm-count" });
  const score = h("span", { class: "gkm-kind" });
  const stage = h("div", { class: "gkm-stage" });
  const marks = questions.map((question, k) => button("", () => show(k), { class: "gkm-button gkm-jump" }));
  el.append(h("div", { class: "gkm-head" }, h("h3", {}, "Quiz"), count, score),
    h("div", { class: "gkm-jumps", role: "group", "aria-label": "Questions" }, ...marks), stage, problemLine(model));
  let at = Math.max(0, questions.findIndex((question) => !chosen.has(question.id)));

  function show(k) { at = k; draw(); }

  function drawMarks() {
    const right = questions.filter((question) => chosen.has(question.id) && question.options[chosen.get(question.id)].correct).length;
    count.textContent = `question ${at + 1} of ${questions.length}`;
    score.textContent = chosen.size ? `${right} of ${chosen.size} answered right` : "";
    questions.forEach((question, k) => {
      const option = chosen.get(question.id);
      const [sign, word] = option === undefined ? ["", "open"] : question.options[option].correct ? ["✓", "right"] : ["✗", "not right yet"];
      marks[k].textContent = `${k + 1} ${sign}`.trim();
      marks[k].setAttribute("aria-label", `Question ${k + 1}, ${word}`);
      if (k === at) marks[k].setAttribute("aria-current", "step"); else marks[k].removeAttribute("aria-current");
    });
  }

  // Returns what the keyboard should go on with.
  function draw() {
    drawMarks();
    const question = questions[at], option = chosen.get(question.id);
    const known = option !== undefined && !retry.has(question.id);
    const hint = h("p", { class: "gkm-quiet" });
    const box = radios({
      legend: question.question, options: question.options.map((each) => each.text), order: question.order, chosen: known ? option : null,
      onchange: () => { hint.textContent = ""; },
    });
    if (known) {
      box.lock();
      const again = button("Try again", () => { retry.add(question.id); draw(); stage.querySelector("input").focus(); });
      const next = at + 1 < questions.length ? button("Next question", () => keepFocus(el, () => { show(at + 1); return stage.querySelector("fieldset"); }), { class: "gkm-button gkm-primary" }) : null;
      stage.replaceChildren(box.root, explanation({ ...question, chosen: option }), h("div", { class: "gkm-row" }, ...[next, again].filter(Boolean)));
    } else {
      const check = button("Check answer", () => {
        const value = box.value();
        if (value === null) { hint.textContent = "Choose an answer first."; say(hint.textContent); return; }
        chosen.set(question.id, value);
        retry.delete(question.id);
        emit(model, "answer", { question: question.id, option: value });
        const { correct, why } = question.options[value];
        keepFocus(el, () => { draw(); return stage.querySelector("button"); });
        say(`${correct ? "Right." : "Not so."} ${why}`);
      }, { class: "gkm-button gkm-primary" });
      stage.replaceChildren(box.root, h("div", { class: "gkm-row" }, check, hint));
    }
    box.root.setAttribute("tabindex", -1);
  }

  draw();
}
export default { render };
