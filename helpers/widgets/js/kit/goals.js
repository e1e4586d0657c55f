// The goals of a widget to explore with: which are reached, as the log has it and here, and what is said and reported of them.
import { doneHere } from "./done.js";
import { emit } from "./widget.js";

/** @typedef {{id: string, title: string}} Goal */

/**
 * @param {import("../host/model.js").Model} model
 * @param {object} options
 * @param {(text: string) => void} options.say
 * @param {(text: string, done: boolean) => void} options.mark
 * @param {(reached: {has(id: string): boolean}) => void} options.draw Is called whenever other goals are reached than before.
 */
export function goalsOf(model, { say, mark, draw }) {
  /** @type {Goal[]} */
  const goals = model.get("goals") ?? [];
  const reached = doneHere(() => Object.fromEntries((model.get("reached") ?? []).map((id) => [id, true])));

  function show() {
    draw(reached);
    const count = goals.filter(({ id }) => reached.has(id)).length;
    if (goals.length) mark(`${count} of ${goals.length} goals reached`, count === goals.length);
  }

  function heard() {
    reached.refresh();
    show();
  }

  model.on("change:reached", heard);
  return {
    show,
    has: reached.has,
    /** @param {Goal} goal @param {object} state What it was reached with. */
    reach({ id, title }, state) {
      reached.set(id, true);
      show();
      emit(model, "goal", { goal: id, state });
      say(`Goal reached: ${title}.`);
    },
    /** Somebody looks at a recipe; of a goal that is reached it is no news. @param {Goal} goal */
    lookUp({ id }) {
      if (!reached.has(id)) emit(model, "recipe", { goal: id });
    },
    end: () => model.off("change:reached", heard),
  };
}
