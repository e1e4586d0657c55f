// The glossary: search, sort, unfold; an entry's cards open in place.
import { button, choice } from "../kit/controls.js";
import { h, ownName } from "../kit/dom.js";
import { notebookLink } from "../kit/links.js";
import { start, withOwn } from "../kit/widget.js";
import cards from "./cards.js";
import { found } from "./search.js";

const NOWHERE = "Of the whole course";

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say, mark } = start(el, "glossary", "Glossary", "look");
  const entries = model.get("entries");
  /** @type {(() => void)[]} */
  const ends = [];
  const items = new Map(entries.map((entry) => [entry.id, item(entry)]));
  /** @type {"letter" | "lesson"} */
  let order = "letter";

  const name = ownName();
  const field = h("input", {
    type: "search",
    id: name,
    class: "gkm-search",
    autocomplete: "off",
    oninput: () => search(),
  });
  const sort = choice({
    legend: "Sorted",
    options: [
      ["letter", "by letter"],
      ["lesson", "by lesson"],
    ],
    value: order,
    onchange: (value) => {
      order = value;
      search();
    },
  });
  const list = h("div", { class: "gkm-entries" });
  el.append(
    h("h3", {}, "Glossary"),
    h("div", { class: "gkm-row" }, h("label", { for: name }, "Search"), field, sort.root),
    list,
  );

  function search() {
    const query = field.value.trim();
    const shown = found(entries, query);
    const counted = `${shown.length} of ${entries.length} entries`;
    list.replaceChildren(
      ...(shown.length ? groups(shown, query ? "" : order) : [h("p", {}, "No entry has that. Try fewer letters.")]),
    );
    mark(query ? counted : `${entries.length} entries`);
    say(query ? counted : "");
  }

  /** Entries under headings: by letter, by lesson, or, with a query, as they fit it, in one list. */
  function groups(shown, by) {
    const sorted = by === "lesson" ? [...shown].sort((a, b) => lessonOf(a).localeCompare(lessonOf(b))) : shown;
    /** @type {Map<string, any[]>} */
    const heads = new Map();
    for (const entry of sorted) {
      const head = by === "lesson" ? lessonOf(entry) : by === "letter" ? entry.name[0].toUpperCase() : "";
      heads.set(head, [...(heads.get(head) ?? []), items.get(entry.id)]);
    }
    return [...heads]
      .flatMap(([head, nodes]) => [head ? h("h4", {}, head) : null, h("ul", { class: "gkm-aidlist" }, ...nodes)])
      .filter(Boolean);
  }

  /** An entry. It is made once, so that what is unfolded stays so while a query changes. */
  function item(entry) {
    const { place, see, misconceptions } = entry;
    const inside = [
      place
        ? h(
            "p",
            {},
            `Shown in lesson ${place.number}, ${place.lesson}: `,
            notebookLink(place.heading, place.notebook, place.cell),
          )
        : null,
      see.length ? h("p", {}, "See also: ", ...see.flatMap((other) => [jump(other), " "])) : null,
      ...misconceptions.map(({ wrong, right, evidence }) =>
        h(
          "div",
          { class: "gkm-note" },
          h("p", {}, h("strong", {}, "✗ People say: "), wrong),
          h("p", {}, h("strong", {}, "✓ Right is: "), right),
          h("details", {}, h("summary", {}, "How we know"), h("ul", {}, ...evidence.map((one) => h("li", {}, one)))),
        ),
      ),
      entry.cards.length ? ownCards(entry) : null,
    ];
    const folded = inside.some(Boolean) ? h("details", {}, h("summary", {}, counts(entry)), ...inside) : null;
    return h(
      "li",
      { class: "gkm-entry" },
      h(
        "p",
        { tabindex: -1 },
        h("strong", { class: "gkm-term" }, entry.name),
        entry.aliases.length ? h("span", { class: "gkm-quiet" }, ` (${entry.aliases.join(", ")})`) : null,
      ),
      h("p", {}, entry.definition),
      folded,
    );
  }

  /** Another entry, to go to: the search would hide it. */
  function jump(other) {
    return button(
      other.name,
      () => {
        field.value = "";
        search();
        const node = items.get(other.id);
        node.scrollIntoView({ block: "nearest" });
        node.firstChild.focus();
      },
      { class: "gkm-button gkm-jump" },
    );
  }

  /** An entry's cards behind a button. They are the cards widget, on a model that has only these. */
  function ownCards(entry) {
    const box = h("div");
    const open = button(`Open ${number(entry.cards.length, "card")} here`, async () => {
      open.hidden = true;
      const end = await cards.render({ model: withOwn(model, { cards: entry.cards }), el: box });
      if (end) ends.push(end);
      box.querySelector("button")?.focus();
    });
    return h("div", {}, open, box);
  }

  search();
  return () => {
    for (const end of ends) end();
  };
}

function lessonOf({ place }) {
  return place ? `${place.number} ${place.lesson}` : NOWHERE;
}

/** "2 cards, 5 questions, 1 wrong idea" */
function counts(entry) {
  const parts = [
    entry.place ? "where it is shown" : "",
    entry.cards.length ? number(entry.cards.length, "card") : "",
    entry.questions ? number(entry.questions, "question") : "",
    entry.misconceptions.length ? number(entry.misconceptions.length, "wrong idea") : "",
  ].filter(Boolean);
  const words = parts.length ? parts.join(", ") : "see also";
  return words[0].toUpperCase() + words.slice(1);
}

/** @type {(count: number, word: string) => string} */
function number(count, word) {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

export default { render };
