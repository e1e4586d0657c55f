// A guess before the result. It never tells what is right: the experiment does.
import { button } from "../kit/controls.js";
import { h, keepFocus } from "../kit/dom.js";
import { emit, problemLine, start } from "../kit/widget.js";
import { radios } from "./answers.js";

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say, mark } = start(el, "predict", "Your guess", "predict");
  const { question, options } = model.get("prediction");
  const stage = h("div", { class: "gkm-stage" });
  el.append(h("h3", {}, "Your guess, before the result"), stage, problemLine(model));
  let drawn = ""; // what another tab did comes in two changes, and is said once

  function decide(option) {
    model.set("guess", option);
    model.set("done", true);
    emit(model, "guess", { option });
  }

  function draw() {
    const state = JSON.stringify([model.get("done"), model.get("guess")]);
    if (state === drawn) return;
    drawn = state;
    mark(model.get("done") ? (model.get("guess") === null ? "skipped" : "guessed") : "open", model.get("done"));
    if (model.get("done")) {
      const guess = model.get("guess");
      const said =
        typeof guess === "number" ? `You guessed: ${options[guess].replace(/\.$/, "")}.` : "You skipped the guess.";
      const result = h("p", { class: "gkm-note", tabindex: -1 }, h("strong", {}, said), " Now see what happens.");
      keepFocus(el, () => {
        stage.replaceChildren(h("p", {}, question), result);
        return result;
      });
      say(said);
      return;
    }
    const hint = h("span", { class: "gkm-quiet" });
    const box = radios({
      legend: question,
      options,
      order: options.map((_, k) => k),
      chosen: null,
      onchange: () => {
        hint.textContent = "";
      },
    });
    const guess = button(
      "Guess",
      () => {
        const option = box.value();
        if (option !== null) decide(option);
        else {
          hint.textContent = "Choose one first, or skip.";
          say(hint.textContent);
        }
      },
      { class: "gkm-button gkm-primary" },
    );
    stage.replaceChildren(
      box.root,
      h(
        "div",
        { class: "gkm-row" },
        guess,
        button("Skip", () => decide(null)),
        hint,
      ),
    );
  }

  model.on("change:done", draw);
  model.on("change:guess", () => model.get("done") && draw());
  draw();
}
export default { render };
