// The stage of the translation desk: what the encoder has read, where the decoder looks, what it has written, and whether it is right.
import { button } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { attentionMap, lookedAt } from "./attention_map.js";
import { encoderStates } from "./encoder_states.js";
import { guessesOf } from "./translation.js";
import { guessBars, keyed, shareText, writtenRow } from "./written.js";

/** @typedef {import("./translator.js").Translator} Translator */
/** @typedef {ReturnType<typeof import("./translation.js").translateNumber>} Run */

const GUESSES = 6; // that are shown

/**
 * @param {(step: number) => void} go What a click or a key that leads to another step does.
 * @param {() => void} onplay
 */
export function deskStage(go, onplay) {
  let at = { step: 0, words: 0, length: 0 };
  const back = button("Previous", () => go(at.step - 1));
  const next = button("Next", () => go(at.step + 1));
  const play = button("Play", onplay);
  const counter = h("span", { class: "gkm-counter" });
  const states = encoderStates();
  const map = attentionMap((column) => go(at.words + column));
  const memory = h("p");
  const written = writtenRow((place) => go(at.words + place));
  const verdict = h("p", { class: "gkm-finding" });
  const guesses = guessBars(GUESSES);
  const how = "Its hidden state after each word, a field a unit: blue above 0, red below, the fuller the larger.";
  const root = h(
    "div",
    {},
    h("div", { class: "gkm-row" }, back, next, play, counter),
    h(
      "div",
      { class: "gkm-desk" },
      h("div", {}, h("h4", {}, "The encoder reads"), states.root, h("p", { class: "gkm-how" }, how)),
      h("div", {}, h("h4", {}, "The decoder looks"), map.root, memory),
    ),
    h("h4", {}, "The decoder writes"),
    written.root,
    verdict,
    guesses.root,
  );
  root.addEventListener("keydown", (event) => {
    const to = keyed(event.key, at.step, at.length);
    if (to === undefined || event.target.closest("details")) return;
    event.preventDefault();
    go(to);
  });
  return {
    root,
    play,
    inWords: () => `${counter.textContent}. ${verdict.textContent}`,
    /** @type {(net: Translator, run: Run, step: number) => void} */
    draw(net, run, step) {
      const S = run.words.length,
        column = step - S; // of the symbol that is being written
      at = { step, words: S, length: S + run.columns.length };
      const last = step === at.length - 1;
      const read = run.known ? run.words.slice(0, step + 1) : [],
        names = run.columns.slice(0, Math.max(0, column + 1)),
        looks = run.attention.slice(0, names.length);
      states.draw(
        run.words,
        run.states.slice(0, read.length).map((state) => state.h),
      );
      states.describe(
        `The encoder's hidden state, ${net.encoder.net.hidden} numbers, after each of the words read so far: ${read.join(", ") || "none"}.`,
      );
      map.root.hidden = !net.mix || !run.known;
      if (!map.root.hidden) map.draw(run.words, run.columns, looks, column);
      map.describe(
        looks.length
          ? `Where the decoder looked, as a heat map. It looked above all for ${lookedAt(run.words, names, looks)}.`
          : "A heat map that is empty as yet: the decoder has not looked at anything.",
      );
      setText(memory, memoryText(net, column));
      written.draw(
        run.columns.map((name, k) =>
          k <= column ? { name, note: shareText(Math.exp(run.logs[k][run.taken[k]])) } : { name: "·", note: "" },
        ),
        column,
      );
      back.setAttribute("aria-disabled", String(step === 0));
      next.setAttribute("aria-disabled", String(last));
      const what = column < 0 ? `reads “${run.words[step]}”` : `writes ${run.columns[column]}`;
      setText(counter, `Step ${step + 1} of ${at.length}: ${what}`);
      guesses.root.hidden = column < 0;
      if (column >= 0) {
        const title = `How likely each symbol was in place ${column + 1}`;
        guesses.draw(title, guessesOf(net, run.logs[column], run.taken[column], GUESSES));
      }
      verdict.classList.toggle("gkm-good", last && run.right);
      verdict.classList.toggle("gkm-bad", !run.known || (last && !run.right));
      setText(verdict, verdictText(run, last));
    },
  };
}

/** @type {(net: Translator, column: number) => string} */
function memoryText(net, column) {
  if (!net.mix)
    return `Without attention it gets the encoder's last state alone: ${net.encoder.net.hidden} numbers, whatever the length.`;
  return column < 0
    ? "Before each symbol it looks back at all of the encoder's states. First they must be there."
    : "A column is a symbol that is written, a row a word that was read: the darker, the more it counts.";
}

/** @type {(run: Run, last: boolean) => string} */
function verdictText(run, last) {
  if (!run.known) return "This network has never met one of these words, so it can't read them.";
  if (!last) return "";
  if (run.right) return `${run.text}: right, num2words writes the same.`;
  return `${run.text || "(nothing)"}${run.ended ? "" : " …, and no end"}: wrong. num2words writes ${run.wanted}.`;
}
