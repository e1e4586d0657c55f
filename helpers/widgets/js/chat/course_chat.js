// A chat with the course's assistant: what it hears, how sure it is, where its answer stands, and what a threshold does to all that.
import { button } from "../kit/controls.js";
import { h, keepFocus } from "../kit/dom.js";
import { start } from "../kit/widget.js";
import { cardBox } from "../language/card.js";
import { hear, understand } from "./assist.js";
import { NOTHING } from "./context.js";
import { conversation } from "./conversation.js";
import { heardTable } from "./heard.js";
import { listenerOf } from "./listener.js";
import { refusal, replyTo } from "./replies.js";
import { retrievalOf } from "./retrieval.js";
import { OUTSIDE } from "./threshold.js";
import { thresholdBox } from "./threshold_view.js";
import { wordsOf } from "./words.js";

const HELLO =
  "Ask me about this course: what something is, its formula, where it stands, how two things differ, how we know.";
const FIRST = [
  "What is a forget gate?",
  "GRU or LSTM, what is the difference?",
  "Is it true that a GRU is faster?",
  "How do I get a hint?",
  "What's the weather like tomorrow?",
];
const NEXT = ["And its equation?", "And the other one?", "Where is that?", "Is that true?"];
const LONGEST = 200; // letters in a question

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say } = start(el, "course-chat", "A chat with the course's assistant", "try");
  el.classList.add("gkm-explorer");
  const { listener, labels, card } = listenerOf(model);
  const library = {
    nearest: retrievalOf(model.get("passages")),
    kinds: model.get("kinds"),
    titles: model.get("titles"),
  };
  /** @type {Record<"choose" | "report", [text: string, intent: string][]>} */
  const questions = model.get("questions");
  const at = {
    /** @type {import("./recognisers.js").Name} */
    name: model.get("chosen"),
    memory: NOTHING,
    last: "",
  };

  const called = (/** @type {string} */ name) => labels.find(([one]) => one === name)?.[1] ?? name;

  const readers = (/** @type {boolean} */ masks) =>
    labels.flatMap(([name, label]) => (listener.recognisers[name].masks === masks ? label : [])).join(", ");

  const log = conversation();
  const field = h("input", { type: "text", maxlength: LONGEST, autocomplete: "off", enterkeyhint: "send" });
  field.addEventListener("input", () => listen());
  const form = h(
    "form",
    { class: "gkm-send" },
    h("label", { class: "gkm-field" }, h("span", {}, "Your question"), field),
    h("button", { type: "submit", class: "gkm-button" }, "Send"),
  );
  form.addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    if (field.value.trim()) ask(field.value.trim());
    field.value = "";
    field.focus();
  });
  const ideas = h("div", { class: "gkm-row gkm-ideas", role: "group", "aria-label": "Questions to try" });
  const afresh = button("New conversation", () => {
    begin();
    say("A new conversation. What was said before is forgotten.");
    field.focus();
  });
  const table = heardTable(labels, at.name, (name) => {
    at.name = name;
    judge();
  });
  const threshold = thresholdBox(() => listen(), say);

  el.append(
    h(
      "div",
      { class: "gkm-desk" },
      h("div", { class: "gkm-talk" }, log.root, form, ideas, h("div", { class: "gkm-row" }, afresh)),
      h(
        "div",
        {},
        h("h4", {}, "What each of the three hears"),
        h("div", { class: "gkm-wide" }, table.root),
        h(
          "p",
          { class: "gkm-how" },
          `Terms of the glossary as one sign: ${readers(true)}. Every word as it is: ${readers(false)}.`,
        ),
        h("h4", {}, "When to say “I don't know”"),
        threshold.root,
      ),
    ),
    h("p", { class: "gkm-how" }, "All of this runs in your browser. Nothing is sent, and nothing is kept."),
    cardBox(card),
  );

  /** @type {(text: string) => void} */
  function ask(text) {
    const heard = understand(listener, at.name, text, threshold.threshold, at.memory);
    at.memory = heard.memory;
    at.last = text;
    const reply = heard.answered ? replyTo(library, heard.heard, heard.ids, heard.words) : refusal(reasonFor(heard));
    log.add({ ...heard, by: called(at.name), marker: called("network"), reply });
    suggest(at.memory.terms.length ? NEXT : FIRST);
    listen();
  }

  // The three of them listen along while somebody types.
  function listen() {
    const text = field.value.trim() || at.last || FIRST[0];
    const words = wordsOf(text);
    /** @type {any} */
    const found = Object.fromEntries(labels.map(([name]) => [name, hear(listener, name, words)]));
    table.draw(`“${text}”`, found, threshold.threshold);
  }

  function judge() {
    const [choose, report] = [questions.choose, questions.report].map((part) =>
      part.map(([text, intent]) => ({ intent, ...hear(listener, at.name, wordsOf(text)) })),
    );
    threshold.judge(choose, report);
  }

  /** @type {(texts: string[]) => void} */
  function suggest(texts) {
    keepFocus(ideas, () => {
      ideas.replaceChildren(...texts.map((text) => button(text, () => ask(text))));
      return field;
    });
  }

  function begin() {
    at.memory = NOTHING;
    at.last = "";
    log.clear(HELLO);
    suggest(FIRST);
    listen();
  }

  judge();
  begin();
}

/** @type {(heard: {lost: boolean, heard: string}) => string} Why it doesn't answer. */
function reasonFor({ lost, heard }) {
  if (lost) return "Which other one do you mean? Please name it.";
  if (heard === OUTSIDE) return "That doesn't sound like this course.";
  return "I'm not sure enough what you are asking. Try other words, or lower the threshold.";
}

export default { render };
