// A result behind a veil: the kernel has it, the learner sees it after a guess or "show it anyway".
import { button } from "../kit/controls.js";
import { h } from "../kit/dom.js";
import { start } from "../kit/widget.js";

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say, mark } = start(el, "result", "result", "measure");
  const veil = h(
    "div",
    { class: "gkm-note" },
    h("p", {}, "The result is here. Make your guess above first: what you predict, you notice."),
    button("Show it anyway", () => {
      model.set("guessed", true);
      model.save_changes();
      draw();
    }),
  );
  const body = h("div");
  const list = h("ul", {}, ...model.get("verdict").map((line) => h("li", {}, line)));
  el.append(veil, body);
  const draw = () => {
    const open = model.get("guessed");
    veil.hidden = open;
    mark(open ? "measured" : "guess first", open);
    if (open && !body.firstChild) {
      const picture = h("div");
      picture.innerHTML = model.get("markup"); // made by the course's own show()
      body.append(picture, h("h3", {}, "What was measured"), list);
      const because = model.get("because");
      if (because) body.append(h("h3", {}, "The guess, and why"), h("p", {}, because));
      say("The result is shown.");
    }
  };
  model.on("change:guessed", draw);
  draw();
}
export default { render };
