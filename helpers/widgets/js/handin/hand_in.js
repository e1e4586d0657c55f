// Hand in: all that will travel, before it does; the choices; the button; and where the file is.
import { button } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { emit, start } from "../kit/widget.js";
import { saveNotebook } from "./save.js";

const AGAIN = "Save the notebook (Ctrl+S), then press “Look again”.";

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const title = `Hand in: ${model.get("title")}`;
  const { say, mark } = start(el, "hand_in", title, "check");

  const problem = h("p", { class: "gkm-problem", role: "alert" });
  const body = h("tbody");
  const table = h(
    "table",
    { class: "gkm-table gkm-travels" },
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "what"), h("th", { scope: "col" }, "what will travel"))),
    body,
  );
  const unsaved = h("p", { class: "gkm-bad" });

  const done = h("input", { type: "checkbox" });
  const aboutDone = h("span");
  const question = h("textarea", { maxlength: 5000 });
  const ask = h(
    "details",
    {},
    h("summary", {}, "Ask about your grade"),
    h("label", {}, "Your question travels too; you'll find the answer on your grades page.", question),
  );

  const press = button("Hand in", () => act("hand-in", "Handing in ..."), { class: "gkm-button gkm-main" });
  const again = button("Look again", () => act("look", "Looking ..."));
  const state = h("span", { role: "status" });
  const handed = h("ol", { class: "gkm-handed" });

  const row = (/** @type {string} */ name, /** @type {string} */ words) =>
    h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, words));

  const show = () => {
    const found = model.get("found");
    problem.hidden = !found.problem;
    setText(problem, found.problem ? `Nothing can be handed in yet. ${found.problem} ${AGAIN}` : "");
    for (const part of [table, press, ask, done.parentElement]) if (part) part.hidden = Boolean(found.problem);
    unsaved.hidden = !found.unsaved?.length;
    if (found.problem) return;
    const names = found.unsaved.map((/** @type {string} */ name) => `“${name}”`).join(", ");
    setText(unsaved, `You have run a different answer to ${names} than the one that is saved. ${AGAIN}`);
    body.replaceChildren(
      ...found.answers.map((/** @type {any} */ one) => row(one.name, one.state)),
      ...found.words.map((/** @type {string} */ name) => row(name, "what you wrote in words")),
      row("Code around it", "the definitions that your answers use; no outputs, no other cells"),
      row("Notebook", `${found.file}, as saved on ${found.saved}`),
      row("Versions", found.versions),
      row("Digest", `${found.digest}, a fingerprint: the same answers have the same one`),
      row("It goes into", ["a file beside this notebook", ...model.get("places")].join(", and ")),
    );
    const wish = found.asks_done ? "Your teacher would like to know, and you decide: also say" : "Also say";
    const now = found.done ? "done" : "not done";
    setText(
      aboutDone,
      `${wish} whether the study part is done: every question answered, every card met. Now it would say “${now}”.`,
    );
  };

  const showHanded = () => {
    const made = model.get("handed");
    handed.replaceChildren(
      ...made
        .toReversed()
        .map((/** @type {any} */ one) =>
          h(
            "li",
            { class: one.problem ? "gkm-problem" : "gkm-good" },
            one.file ? `✓ ${one.time}: ${one.file} is written, beside this notebook. Digest ${one.digest}. ` : "✗ ",
            one.delivered?.length ? `It is also in ${one.delivered.join(" and ")}. ` : "",
            one.problem,
          ),
        ),
    );
    const last = made.at(-1);
    if (!last) return mark("nothing handed in from here yet");
    mark(last.file ? `handed in at ${last.time}` : "not handed in", Boolean(last.file) && !last.problem);
    say(handed.firstElementChild?.textContent ?? "");
  };

  // The notebook travels as saved, so it is saved first; and one press is one file.
  let waits = 0;
  const act = async (/** @type {string} */ kind, /** @type {string} */ words) => {
    if (waits) return;
    waits = 1;
    setText(state, words);
    await saveNotebook(el);
    emit(model, kind, kind === "hand-in" ? { say_done: done.checked, question: question.value } : {});
  };
  const heard = () => {
    if (waits) setText(state, "");
    waits = 0;
  };
  const handedIn = () => {
    showHanded();
    if (model.get("handed").at(-1)?.file) question.value = "";
  };
  model.on("change:found", show);
  model.on("change:handed", handedIn);
  model.on("change:heard", heard);

  el.append(
    h("h3", {}, title),
    h("p", {}, "This is all that will travel. Nothing does until you press “Hand in”."),
    problem,
    table,
    h("p", {}, `Not in it: ${model.get("left_out")}.`),
    h("label", { class: "gkm-say" }, done, aboutDone),
    ask,
    unsaved,
    h("div", { class: "gkm-row" }, press, again, state),
    handed,
  );
  show();
  showHanded();
  return () => {
    model.off("change:found", show);
    model.off("change:handed", handedIn);
    model.off("change:heard", heard);
  };
}
export default { render };
