// Sending the desk to somebody as a challenge, and opening one. What is shown of it is text, never markup.

import { button } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { QUESTION } from "./lstm/challenge.js";

/**
 * `make(question)` gives the text of a challenge; `open(text)` opens one or throws an Error with a message; `back()` ends it.
 * Returns {root, banner, refresh(), show(challenge or null)}.
 * @type {(desk: {make: (question: string) => string, open: (text: string) => void, back: () => void, say: (text:
 *   string) => void}) => {root: HTMLElement, banner: any, refresh: () => void, show: (challenge: {question: string} |
 *   null, goal: import("./cell.js").Goal | null) => void}}
 */
export function shareBox({ make, open, back, say }) {
  const field = (label, attrs) => {
    const input = h("input", { type: "text", autocomplete: "off", spellcheck: "false", ...attrs });
    return { input, root: h("label", { class: "gkm-field" }, h("span", {}, label), input) };
  };
  const refresh = () => {
    if (root.open) sent.input.value = make(question.input.value);
  };
  const question = field("Your question, or your guess (may stay empty)", { maxlength: QUESTION, oninput: refresh });
  const sent = field("Your challenge: these weights, and the goal or the inputs", {
    readonly: true,
    onfocus: () => sent.input.select(),
  });
  const pasted = field("Paste a challenge", {
    onkeydown: (event) => {
      if (event.key === "Enter") take();
    },
  });
  const told = h("p", { class: "gkm-told" });
  const tell = (text, good = true) => {
    told.classList.toggle("gkm-problem", !good);
    setText(told, text);
    say(text);
  };
  const copy = async () => {
    refresh();
    try {
      await navigator.clipboard.writeText(sent.input.value);
      tell("Copied. Paste it to somebody who has the course.");
    } catch {
      sent.input.focus();
      sent.input.select();
      tell("The browser does not let a page copy here. The text is selected: copy it with Ctrl+C or ⌘C.");
    }
  };
  const take = () => {
    try {
      open(pasted.input.value);
    } catch (error) {
      tell(/** @type {Error} */ (error).message, false);
      return;
    }
    pasted.input.value = "";
    setText(told, "");
  };
  const root = h(
    "details",
    { class: "gkm-share", ontoggle: refresh },
    h("summary", {}, "Share"),
    question.root,
    h("div", { class: "gkm-send" }, sent.root, button("Copy challenge", copy)),
    h("div", { class: "gkm-send" }, pasted.root, button("Open", take)),
    told,
  );

  const asked = h("q");
  const task = h("span");
  const backButton = button("Back to my own desk", back);
  const banner = h(
    "div",
    { class: "gkm-asked gkm-challenge" },
    h("p", {}, h("strong", {}, "A challenge: "), asked, " ", task),
    backButton,
  );
  return {
    root,
    banner,
    refresh,
    show(challenge, goal) {
      banner.hidden = !challenge;
      setText(asked, challenge?.question ?? "");
      asked.hidden = !challenge?.question;
      setText(
        task,
        goal ? `Reach the goal “${goal.title}” from here.` : "Somebody's weights and inputs, for free play.",
      );
    },
  };
}
