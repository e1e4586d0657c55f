// Find a number that the network gets wrong: by hand, or by letting the page search.
import { button } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { NUMBERS, search } from "./search.js";

/**
 * @param {object} desk
 * @param {() => {model: import("./translator.js").Translator, number: number}} desk.now
 * @param {(n: number) => void} desk.show
 * @param {(text: string) => void} desk.say
 */
export function errorHunt({ now, show, say }) {
  const tally = h("p");
  const line = h("p", { class: "gkm-searched" });
  const bar = h("progress", { max: NUMBERS, value: 0, "aria-label": "numbers looked at" });
  const found = h("div", { class: "gkm-row" });
  /** @type {Set<number>} */
  let tried = new Set();
  /** @type {number[]} */
  let wrong = [];
  let byHand = 0;
  /** @type {(() => void) | null} */
  let cancel = null;
  const go = button("Search on from here", () => (cancel ? halt() : run()));
  const root = h(
    "section",
    {},
    h("h4", {}, "Find one that it gets wrong"),
    tally,
    h("div", { class: "gkm-row" }, go, bar),
    line,
    found,
  );
  bar.hidden = true;

  function run() {
    const { model, number } = now();
    setText(go, "Stop");
    bar.hidden = false;
    bar.value = 0;
    setText(line, "Searching …");
    cancel = search(
      model,
      number,
      (looked) => {
        bar.value = looked;
        setText(line, `${looked.toLocaleString("en")} numbers translated, all right so far.`);
      },
      (n, looked) => {
        end();
        if (n === null) finish(`All ${NUMBERS.toLocaleString("en")} numbers are right. Nothing is left to find.`);
        else {
          keep(n);
          show(n);
          finish(
            `${n} is wrong. ${looked === 1 ? "It was the first one." : `${(looked - 1).toLocaleString("en")} before it ${looked === 2 ? "was" : "were"} right.`}`,
          );
        }
      },
    );
  }

  function end() {
    cancel?.();
    cancel = null;
    bar.hidden = true;
    setText(go, "Search on from here");
  }

  function halt() {
    end();
    finish("Stopped. It goes on from the number that you see.");
  }

  /** @type {(text: string) => void} */
  function finish(text) {
    setText(line, text);
    say(text);
  }

  /** @type {(n: number) => void} */
  function keep(n) {
    if (!wrong.includes(n)) wrong = [n, ...wrong].slice(0, 12);
    found.replaceChildren(
      h("span", {}, "Wrong so far:"),
      ...wrong.map((one) => button(String(one), () => show(one), { "aria-label": `show ${one}` })),
      h("span", {}, "Dare somebody to say why: “Send what you see”, below, sends it."),
    );
  }

  function count() {
    setText(
      tally,
      byHand
        ? `You have found ${byHand} by hand, in ${tried.size} ${tried.size === 1 ? "try" : "tries"}. What do the wrong ones have in common?`
        : tried.size
          ? `By hand: ${tried.size} ${tried.size === 1 ? "try" : "tries"}, all right. Which numbers would be hard for it?`
          : "A challenge: find one by hand before the page does. Which numbers would be hard?",
    );
  }

  count();
  return {
    root,
    stop: end,
    /** Another network: all is as at first. */
    reset() {
      end();
      tried = new Set();
      wrong = [];
      byHand = 0;
      setText(line, "");
      found.replaceChildren();
      count();
    },
    /**
     * A number that the learner typed.
     * @type {(n: number, right: boolean) => void}
     */
    typed(n, right) {
      if (tried.has(n)) return;
      tried.add(n);
      if (!right) {
        byHand += 1;
        keep(n);
      }
      count();
    },
  };
}
