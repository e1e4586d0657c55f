// Flash cards, one at a time: flip, rate, next.
import { button } from "../kit/controls.js";
import { h, keepFocus } from "../kit/dom.js";
import { onPage } from "../kit/page.js";
import { emit, problemLine, start } from "../kit/widget.js";
import { confidence, timeToAsk } from "./confidence.js";

const RATINGS = ["Again", "Hard", "Good", "Easy"];
const LONGEST = 120; // seconds: who takes longer has gone away

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say, mark } = start(el, "cards", "Flash cards", "recall");
  const count = h("span", { class: "gkm-count" });
  const kind = h("span", { class: "gkm-kind" });
  const stage = h("div", { class: "gkm-stage" });
  const note = h("p", { class: "gkm-after" });
  el.append(h("div", { class: "gkm-head" }, h("h3", {}, "Flash cards"), count, kind), stage, note, problemLine(model));

  const cards = new Map(model.get("cards").map((card) => [card.id, card]));
  const waiting = new Set(); // rated here, not yet answered by Python
  /** @type {string[]} */
  let queue = [];
  /** @type {Set<string>} */
  let wanted = new Set(); // those of the queue that were due or new when it began
  let at = 0;
  let flipped = false;
  let since = 0; // when the card was first shown
  /** @type {ReturnType<typeof confidence> | null} */
  let sure = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let slow;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let wake;

  const dueTime = (id) => {
    const { due } = model.get("status")[id] || {};
    return due ? Date.parse(due) : Number.NaN; // not a number: never rated
  };
  const isDue = (id) => !waiting.has(id) && dueTime(id) <= Date.now();
  const isNew = (id) => !waiting.has(id) && Number.isNaN(dueTime(id));

  function begin(all = false) {
    const ids = [...cards.keys()];
    const due = ids.filter(isDue);
    if (!model.get("inOrder")) due.sort((a, b) => dueTime(a) - dueTime(b));
    queue = [...due, ...ids.filter(isNew)];
    wanted = new Set(queue);
    if (all) queue = [...queue, ...ids.filter((id) => !queue.includes(id))];
    at = 0;
    turn();
    return draw();
  }

  // A new card is on.
  function turn() {
    flipped = false;
    since = performance.now();
    sure = at < queue.length && timeToAsk() ? confidence() : null;
  }

  // Draws what is on; returns what the keyboard should go on with.
  function draw() {
    clearTimeout(wake);
    drawHead();
    return at < queue.length ? drawCard(cards.get(queue[at])) : drawEnd();
  }

  function drawHead() {
    const open = [...cards.keys()].filter((id) => isDue(id) || isNew(id)).length;
    mark(open ? `${open} of ${cards.size} open` : "none is due", !open);
    const card = cards.get(queue[at]);
    count.textContent = card ? `card ${at + 1} of ${queue.length}` : "";
    const { seen } = model.get("status")[card?.id] || {};
    const stands = seen ? (isDue(card?.id) ? "due again" : "seen before") : isDue(card?.id) ? "due" : "new";
    kind.textContent = card ? (card.lesson ? `${card.lesson}, ${stands}` : stands) : "";
  }

  function drawCard(card) {
    const face = h("div", { class: "gkm-card", onclick: () => flip() }, h("p", { class: "gkm-front" }, card.front));
    if (!flipped) {
      const over = button("Flip", () => flip(), { class: "gkm-button gkm-primary" });
      stage.replaceChildren(
        face,
        h("div", { class: "gkm-row" }, over, h("span", { class: "gkm-quiet" }, "Answer it in your head first.")),
        ...(sure ? [sure.root] : []),
      );
      return over;
    }
    face.append(h("p", { class: "gkm-back" }, card.back));
    const times = model.get("intervals")?.[card.id] || [];
    const rates = RATINGS.map((word, k) =>
      h(
        "button",
        { type: "button", class: "gkm-button gkm-rate", onclick: () => rate(k + 1) },
        h("span", {}, `${k + 1} ${word}`),
        " ",
        times.length ? h("small", {}, span(times[k])) : null,
      ),
    );
    const group = h(
      "div",
      { class: "gkm-rates", role: "group", tabindex: -1, "aria-label": "How well did you know it? Keys 1 to 4 rate." },
      ...rates,
    );
    stage.replaceChildren(face, h("p", { class: "gkm-ask" }, "How well did you know it?"), group);
    return group;
  }

  function drawEnd() {
    const ids = [...cards.keys()],
      due = ids.filter((id) => isDue(id) || isNew(id));
    const later = ids.map(dueTime).filter((time) => time > Date.now());
    const next = later.length ? Math.min(...later) : null;
    const done = h(
      "p",
      { class: "gkm-done", tabindex: -1 },
      queue.length ? `Done: ${queue.length} ${queue.length === 1 ? "card" : "cards"}. ` : "Nothing is due. ",
      due.length ? `${due.length} due again now.` : next ? `The next comes back ${when(next)}.` : null,
    );
    const go = due.length
      ? button("Show what is due", () => keepFocus(el, () => begin()), { class: "gkm-button gkm-primary" })
      : null;
    const all = button("Go through all", () => keepFocus(el, () => begin(true)));
    stage.replaceChildren(done, h("div", { class: "gkm-row" }, ...[go, all].filter(Boolean)));
    if (!due.length && next && next - Date.now() < 864e5)
      wake = setTimeout(() => keepFocus(el, draw), next - Date.now() + 500);
    return done;
  }

  function flip() {
    if (flipped || at >= queue.length) return;
    flipped = true;
    keepFocus(el, draw);
    say(cards.get(queue[at]).back);
  }

  function rate(rating) {
    const id = queue[at];
    waiting.add(id);
    const seconds = Math.min(LONGEST, Math.round((performance.now() - since) / 100) / 10);
    emit(model, "rate", { card: id, rating, seconds, sure: sure?.value() });
    note.textContent = "";
    clearTimeout(slow);
    slow = setTimeout(() => {
      note.textContent = onPage()
        ? "Not stored yet: this page doesn't answer. Load it again if this stays so."
        : "Not stored yet: Python is busy, or not running. It is stored as soon as Python answers.";
    }, 4000);
    at += 1;
    turn();
    keepFocus(el, draw);
    say(at < queue.length ? `Card ${at + 1} of ${queue.length}. ${cards.get(queue[at]).front}` : stage.textContent);
  }

  const answered = () => {
    const { card, due, stored } = model.get("rated") || {};
    if (!card) return;
    clearTimeout(slow);
    waiting.delete(card);
    const how = { true: "✓ Stored.", soon: "✓ Kept, and soon on the disk.", false: "Kept until it can be stored." };
    note.textContent = `${how[String(stored ?? true)]} You will see that card again ${when(Date.parse(due))}.`;
    moved();
  };
  // A card may have been rated elsewhere: in another tab, in another deck of this page. It doesn't come again here, unless it is turned over.
  const moved = () => {
    const before = queue[at];
    const stays = (id, k) => k < at || (k === at && flipped) || !wanted.has(id) || isDue(id) || isNew(id);
    queue = queue.filter(stays);
    if (before !== undefined && queue[at] === before) {
      drawHead();
      return;
    }
    if (before !== undefined) turn();
    keepFocus(el, draw);
  };
  const failed = () => {
    if (model.get("problem")) {
      clearTimeout(slow);
      note.textContent = "";
    }
  };
  model.on("change:rated", answered);
  model.on("change:status", moved);
  model.on("change:problem", failed);

  el.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || at >= queue.length) return;
    if (flipped && "1234".includes(event.key)) {
      event.preventDefault();
      rate(+event.key);
    } else if (
      !flipped &&
      (event.key === " " || event.key === "Enter") &&
      !(/** @type {Element} */ (event.target).closest("button, summary, input"))
    ) {
      event.preventDefault();
      flip();
    }
  });

  begin();
  return () => {
    model.off("change:rated", answered);
    model.off("change:status", moved);
    model.off("change:problem", failed);
    clearTimeout(slow);
    clearTimeout(wake);
  };
}

/**
 * "in 10 minutes", "in 5 hours", "on 27 Nov"
 * @type {(time: number) => string}
 */
export function when(time) {
  const minutes = Math.max(1, Math.round((time - Date.now()) / 6e4));
  if (minutes < 90) return `in ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
  if (minutes < 24 * 60) return `in ${Math.round(minutes / 60)} hours`;
  const date = new Date(time);
  /** @type {Intl.DateTimeFormatOptions} */
  const year = date.getFullYear() === new Date().getFullYear() ? {} : { year: "numeric" };
  return `on ${date.toLocaleDateString("en-GB", { day: "numeric", month: "short", ...year })}`;
}

/**
 * "1 min", "8 days", on the buttons
 * @type {(seconds: number) => string}
 */
export function span(seconds) {
  const [size, word] = seconds < 5400 ? [60, "min"] : seconds < 86400 ? [3600, "h"] : [86400, "day"];
  const n = Math.max(1, Math.round(seconds / size));
  return `${n} ${word}${word === "day" && n > 1 ? "s" : ""}`;
}

export default { render };
