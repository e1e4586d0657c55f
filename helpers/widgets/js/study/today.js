// What is due today over all lessons, in one deck; where the learner stopped; and which cards keep slipping.
import { button } from "../kit/controls.js";
import { h, keepFocus, keepUnfolded, setText } from "../kit/dom.js";
import { notebookLink } from "../kit/links.js";
import { start, withOwn } from "../kit/widget.js";
import cards from "./cards.js";

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say, mark } = start(el, "today", "Today", "recall");
  const known = new Map(model.get("cards").map((card) => [card.id, card]));
  const due = h("p");
  const box = h("div");
  const slips = h("div");
  const begins = h("div");
  /** @type {string[]} */
  let opened = []; // the cards of the deck that lies open
  let had = false; // whether there was anything to review
  /** @type {void | (() => void)} */
  let end;

  function draw() {
    const { length } = model.get("deck");
    had ||= length > 0;
    // What other parts of the page or other tabs made due waits until the open deck is done.
    offer(length > 0 && !model.get("deck").some((id) => opened.includes(id)));
    const left = model.get("left");
    const minutes = model.get("minutes");
    mark(length ? `${counted(length, "card")} due, about ${counted(minutes, "minute")}` : "nothing is due", !length);
    const rest = left ? ` ${counted(left, "more card")} can wait: ten minutes are enough for one day.` : "";
    const later = had || model.get("whole") ? tomorrow(model.get("tomorrow")) : "";
    setText(due, length ? `${counted(length, "card")} from all lessons, mixed.${rest}` : later);
    due.hidden = !due.textContent;
  }

  /** @param {boolean} whether Whether there is something to begin. */
  function offer(whether) {
    if (whether !== Boolean(begins.firstChild))
      begins.replaceChildren(...(whether ? [h("div", { class: "gkm-row" }, go)] : []));
  }

  async function review() {
    end?.();
    opened = model.get("deck");
    offer(false);
    const inside = h("div");
    box.replaceChildren(inside);
    const deck = opened.map((id) => known.get(id));
    end = await cards.render({ model: withOwn(model, { cards: deck, inOrder: true }), el: inside });
  }

  function drawSlips() {
    keepUnfolded(slips, () => slips.replaceChildren(...slipping(model.get("leeches"), known)));
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
    slips,
    begins,
    box,
  );
  drawSlips();
  draw();
  if (had && model.get("whole")) review();
  const rated = () => {
    draw();
    if (!model.get("deck").length) say(due.textContent);
  };
  const news = ["deck", "left", "minutes", "tomorrow"];
  model.on("change:rated", rated);
  model.on("change:leeches", drawSlips);
  for (const name of news) model.on(`change:${name}`, draw);
  return () => {
    model.off("change:rated", rated);
    model.off("change:leeches", drawSlips);
    for (const name of news) model.off(`change:${name}`, draw);
    end?.();
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
