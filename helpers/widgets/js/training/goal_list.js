// The goals as they stand under the networks: each with its hint and its recipe, and with a tick and its reason once it is reached.
import { h, setText } from "../kit/dom.js";

const BY_LINK = "This run came by a link, so it doesn't count for a goal. Press “Start again” and train it yourself.";

/**
 * @param {import("./goals.js").Goal[]} goals
 * @param {(goal: import("./goals.js").Goal) => void} onrecipe Is called when somebody looks at a recipe.
 */
export function goalList(goals, onrecipe) {
  const lines = goals.map((goal) => {
    const tick = h("span", { "aria-hidden": "true" });
    const state = h("span", { class: "gkm-unseen" });
    const because = h("p", { hidden: true }, goal.because);
    const recipe = h("details", {}, h("summary", {}, "Still stuck? The recipe"), h("p", {}, goal.recipe));
    recipe.addEventListener("toggle", () => recipe.open && onrecipe(goal));
    const root = h(
      "div",
      { class: "gkm-goal" },
      h("p", {}, h("strong", {}, tick, state, goal.title), h("br"), goal.task),
      because,
      h("details", {}, h("summary", {}, "Hint"), h("p", {}, goal.hint), goal.recipe ? recipe : null),
    );
    return { goal, tick, state, because, root };
  });
  const note = h("p", { class: "gkm-quiet", role: "status" });
  const root = h("section", { "aria-label": "Goals" }, h("h3", {}, "Goals"), note, ...lines.map((one) => one.root));
  root.hidden = !goals.length;
  return {
    root,
    /**
     * @param {{has(id: string): boolean}} reached
     * @param {boolean} borrowed Whether this run would reach one, and came by a link.
     */
    draw(reached, borrowed) {
      setText(note, borrowed ? BY_LINK : "");
      for (const { goal, tick, state, because, root: line } of lines) {
        const there = reached.has(goal.id);
        setText(tick, there ? "✓ " : "");
        setText(state, there ? "Reached: " : "");
        because.hidden = !there || !goal.because;
        line.classList.toggle("gkm-good", there);
      }
    },
  };
}
