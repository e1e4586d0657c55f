// The three goals as they stand on the page, each with its hint and a tick once it is reached.
import { h, setText } from "../kit/dom.js";
import { GOALS } from "./goals.js";

export function goalList() {
  const lines = GOALS.map((goal) => {
    const tick = h("span", { "aria-hidden": "true" });
    const root = h(
      "div",
      { class: "gkm-goal" },
      h("p", {}, h("strong", {}, tick, goal.title), h("br"), goal.task),
      h("details", {}, h("summary", {}, "Hint"), h("p", {}, goal.hint)),
    );
    return { id: goal.id, tick, root };
  });
  return {
    root: h("section", { "aria-label": "Goals" }, h("h3", {}, "Goals"), ...lines.map((one) => one.root)),
    /** @param {Set<string>} reached */
    draw(reached) {
      for (const { id, tick, root } of lines) {
        setText(tick, reached.has(id) ? "✓ " : "");
        root.classList.toggle("gkm-good", reached.has(id));
      }
    },
  };
}
