// Was it right? The learner says so, and the page counts, as long as it is open.
import { button } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { WORDS } from "./recordings.js";

/** @param {(text: string) => void} say */
export function tally(say) {
  let right = 0,
    all = 0,
    heard = "";
  /** @type {Map<string, number>} */
  const mistakes = new Map();
  const line = h("p", { class: "gkm-tally" });
  const yes = button("Yes, right", () => count(heard));
  const meant = WORDS.map((_, digit) =>
    button(String(digit), () => count(String(digit)), { "aria-label": `I said ${digit}` }),
  );
  const question = h(
    "div",
    { class: "gkm-row gkm-judge", hidden: true },
    h("span", {}, "Was it right?"),
    yes,
    h("span", {}, "No, I said"),
    h("span", { class: "gkm-meant" }, ...meant),
  );

  /** @param {string} said */
  function count(said) {
    all += 1;
    if (said === heard) right += 1;
    else {
      const pair = `${said} as ${heard}`;
      mistakes.set(pair, (mistakes.get(pair) ?? 0) + 1);
    }
    const wrong = [...mistakes].map(([pair, times]) => (times > 1 ? `${pair} (${times} times)` : pair)).join(", ");
    setText(line, `Right ${right} of ${all}.${wrong ? ` It heard ${wrong}.` : ""}`);
    question.hidden = true;
    say(line.textContent ?? "");
  }
  return {
    root: h("div", {}, question, line),
    /** @type {(answer: string) => void} */
    ask(answer) {
      heard = answer;
      question.hidden = false;
      meant.forEach((one, digit) => {
        one.hidden = String(digit) === answer;
      });
    },
    hide() {
      question.hidden = true;
    },
  };
}
