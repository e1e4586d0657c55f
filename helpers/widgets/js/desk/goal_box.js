// Choosing a goal, its task and hints, and how far it is reached.
import { button } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";

const MOST_CHECKS = 4;

/**
 * `onchoose(goal or null)` when the learner chooses, `onrecipe(goal)` when they look at its recipe. Returns {picker, box, show(goal), judge(checks), mark(reached)}.
 * @type {(options: {goals: import("./cell.js").Goal[], onchoose: (goal: import("./cell.js").Goal | null) => void, onrecipe:
 *   (goal: import("./cell.js").Goal) => void}) =>
 *   {picker: any, box: HTMLElement, show: (goal: import("./cell.js").Goal | null) => void, judge: (checks:
 *   import("./cell.js").Check[]) => boolean, mark: (reached: {has(id: string): boolean}) => void}}
 */
export function goalBox({ goals, onchoose, onrecipe }) {
  const name = `gkm-${Math.random().toString(36).slice(2)}`;
  const choices = [null, ...goals].map((goal) => {
    const input = h("input", { type: "radio", name, onchange: () => onchoose(goal) });
    const done = h("span", { class: "gkm-done" });
    return {
      goal,
      input,
      done,
      root: h("label", { class: "gkm-choice" }, input, goal ? goal.title : "Free play", done),
    };
  });
  const picker = h(
    "fieldset",
    { class: "gkm-picker" },
    h("legend", {}, "Goal"),
    ...choices.map((choice) => choice.root),
  );

  const task = h("p", { class: "gkm-task" });
  const nudge = h("p");
  const recipe = h("p");
  const recipeBox = h("details", {}, h("summary", {}, "Still stuck? The recipe"), recipe);
  /** @type {import("./cell.js").Goal | null} */
  let shown = null;
  recipeBox.addEventListener("toggle", () => {
    if (recipeBox.open && shown) onrecipe(shown);
  });
  const hint = h("div", { class: "gkm-note" }, nudge, recipeBox);
  const showHint = (shown) => {
    hint.hidden = !shown;
    hintButton.setAttribute("aria-expanded", shown);
  };
  const hintButton = button("Hint", () => showHint(hint.hidden));
  const rows = Array.from({ length: MOST_CHECKS }, () => {
    const mark = h("span", { class: "gkm-mark", "aria-hidden": "true" });
    const text = h("span");
    return { mark, text, root: h("li", {}, mark, text) };
  });
  const list = h("ul", { class: "gkm-checks" }, ...rows.map((row) => row.root));
  const verdict = h("p", { class: "gkm-verdict" });
  const because = h("p");
  const box = h(
    "div",
    { class: "gkm-goal" },
    h("div", { class: "gkm-asked" }, task, hintButton),
    hint,
    list,
    verdict,
    because,
  );

  return {
    picker,
    box,
    show(goal) {
      shown = goal;
      for (const choice of choices) choice.input.checked = choice.goal === goal;
      box.hidden = !goal;
      setText(task, goal ? goal.task : "");
      setText(nudge, goal ? goal.hint : "");
      setText(recipe, goal?.recipe ?? "");
      setText(because, goal?.because ?? "");
      recipeBox.hidden = !goal?.recipe;
      recipeBox.open = false;
      showHint(false);
    },
    // Shows the checks of a detector; true when all are passed.
    judge(checks) {
      rows.forEach(({ mark, text, root }, k) => {
        root.hidden = k >= checks.length;
        setText(mark, checks[k]?.done ? "✓" : "○");
        setText(text, checks[k]?.text ?? "");
      });
      const passed = checks.every((check) => check.done);
      box.classList.toggle("gkm-good", passed);
      setText(verdict, passed ? "✓ Goal reached." : "");
      because.hidden = !passed;
      return passed;
    },
    mark(reached) {
      for (const { goal, done } of choices) {
        const there = goal && reached.has(goal.id);
        done.replaceChildren(...(there ? [" ✓ ", h("span", { class: "gkm-unseen" }, "reached")] : []));
      }
    },
  };
}
