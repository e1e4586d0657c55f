// What is due today over all lessons, in one deck; where the learner stopped; and which cards keep slipping.
import { button } from "../kit/controls.js";
import { h, keepFocus, setText } from "../kit/dom.js";
import { notebookLink } from "../kit/links.js";
import { start, withOwn } from "../kit/widget.js";
import cards from "./cards.js";

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say, mark } = start(el, "today", "Today", "recall");
  const known = new Map(model.get("cards").map((card) => [card.id, card]));
  const deck = model.get("deck").map((id) => known.get(id));
  const due = h("p");
  const box = h("div");
  /** @type {void | (() => void)} */
  let end;

  function draw() {
    const { length } = model.get("deck");
    const left = model.get("left");
    const minutes = model.get("minutes");
    mark(length ? `${counted(length, "card")} due, about ${counted(minutes, "minute")}` : "nothing is due", !length);
    const rest = left ? ` ${counted(left, "more card")} can wait: ten minutes are enough for one day.` : "";
    const later = deck.length || model.get("whole") ? tomorrow(model.get("tomorrow")) : "";
    setText(due, length ? `${counted(length, "card")} from all lessons, mixed.${rest}` : later);
    due.hidden = !due.textContent;
  }

  async function review() {
    go.hidden = true;
    end = await cards.render({ model: withOwn(model, { cards: deck, inOrder: true }), el: box });
  }

  const go = button(
    "Review now",
    () =>
      keepFocus(el, () => {
        review();
        return box.querySelector("button");
      }),
    { class: "gkm-button gkm-primary" },
  );
  const stopped = model.get("stopped");
  el.append(
    due,
    ...(stopped ? [h("p", {}, "You stopped at ", link(stopped), `, in ${stopped.lesson}.`)] : []),
    ...slipping(model.get("leeches"), known),
    ...(deck.length ? [h("div", { class: "gkm-row" }, go), box] : []),
  );
  draw();
  if (deck.length && model.get("whole")) review();
  const rated = () => {
    draw();
    if (!model.get("deck").length) say(due.textContent);
  };
  model.on("change:rated", rated);
  return () => {
    model.off("change:rated", rated);
    if (end) end();
  };
}

function link({ heading, notebook, cell }) {
  return notebookLink(heading, notebook, cell);
}

/** Cards that are lost again and again, each with the place to read. */
function slipping(leeches, known) {
  if (!leeches.length) return [];
  const rows = leeches.map(({ card, times, place }) =>
    h(
      "li",
      {},
      known.get(card).front,
      h("span", { class: "gkm-quiet" }, ` Lost ${times} times. `),
      ...(place ? ["Read again: ", link(place), `, in ${place.lesson}.`] : []),
    ),
  );
  const words = leeches.length === 1 ? "One card keeps slipping" : `${leeches.length} cards keep slipping`;
  return [h("details", {}, h("summary", {}, `${words}. Read before you try again`), h("ul", {}, ...rows))];
}

/** @type {(count: number) => string} */
function tomorrow(count) {
  return count
    ? `Done for today. ${counted(count, "card")} will come back by tomorrow.`
    : "No card comes back before the day after tomorrow.";
}

/** @type {(count: number, word: string) => string} */
function counted(count, word) {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

export default { render };
