// A page to print with a learner's name, once the final test is passed; before, what is missing.
import { button } from "../kit/controls.js";
import { h, keepFocus, setText } from "../kit/dom.js";
import { handOver } from "../kit/hand_over.js";
import { start } from "../kit/widget.js";
import { certificatePage, fileOf, nameOf } from "./certificate_page.js";

const NO_NAME = "Give your name as it should appear, in 1 to 80 characters.";

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say, mark } = start(el, "certificate", "Certificate", "check");
  const missing = h("p", {});
  const field = h("input", { type: "text", autocomplete: "name", maxlength: 200, oninput: draw });
  const problem = h("p", { class: "gkm-note", hidden: true });
  const sheet = h("iframe", { title: "Your certificate", sandbox: "allow-same-origin allow-modals", hidden: true });
  const form = h(
    "div",
    {},
    h("label", { class: "gkm-field" }, h("span", {}, "Your name, as it should appear on the page"), field),
    h(
      "div",
      { class: "gkm-row" },
      button("Print", print, { class: "gkm-button gkm-primary" }),
      button("Save as a file", save),
    ),
    problem,
    sheet,
  );
  el.append(h("h3", {}, "A page with your name"), missing, form);

  function facts() {
    return { passed: model.get("passed"), solved: model.get("solved") };
  }

  /** The name, or null, and then it says what is wrong with it. */
  function wanted() {
    const name = nameOf(field.value);
    problem.hidden = name !== null;
    setText(problem, name === null ? NO_NAME : "");
    if (name === null) {
      say(NO_NAME);
      field.focus();
    }
    return name;
  }

  function print() {
    if (wanted() !== null) sheet.contentWindow.print();
  }

  function save() {
    const name = wanted();
    if (name !== null) handOver(fileOf(name), "text/html", certificatePage(model.get("template"), facts(), name));
  }

  function draw() {
    const { passed } = facts();
    const name = nameOf(field.value);
    mark(passed ? "passed" : "not yet", Boolean(passed));
    setText(missing, model.get("missing"));
    missing.hidden = Boolean(passed);
    sheet.hidden = !passed || name === null;
    if (passed && name !== null) {
      problem.hidden = true;
      sheet.srcdoc = certificatePage(model.get("template"), facts(), name);
    }
    if (form.hidden !== !passed)
      keepFocus(el, () => {
        form.hidden = !passed;
      });
  }

  const traits = ["passed", "missing", "solved"];
  for (const trait of traits) model.on(`change:${trait}`, draw);
  form.hidden = true;
  draw();
  return () => {
    for (const trait of traits) model.off(`change:${trait}`, draw);
  };
}
export default { render };
