// The translation desk: a number's English words go through an encoder and a decoder, and every step is there to be looked at.
import { button, choice } from "../kit/controls.js";
import { h, keepFocus, setText } from "../kit/dom.js";
import { start, still } from "../kit/widget.js";
import { cardBox } from "../language/card.js";
import { stateBox } from "../language/share.js";
import { attentionMap, guessBars, lookedAt, shareText } from "./attention_map.js";
import { beamView } from "./beam_view.js";
import { readDesk } from "./desk_state.js";
import { encoderStates } from "./encoder_states.js";
import { errorHunt } from "./error_hunt.js";
import { LANGUAGES, languageOf } from "./languages.js";
import { another, NUMBERS } from "./search.js";
import { compareSearches, guessesOf, translateNumber } from "./translation.js";
import { readTranslator } from "./translator.js";

/** @typedef {import("./translator.js").Translator} Translator */

const PREFIX = "translation-desk";
const PACE = 700; // milliseconds a step

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say } = start(
    el,
    "translation-desk",
    "Translation desk: numbers from English words to German and French",
    "try",
  );
  el.classList.add("gkm-explorer");
  /** @type {Translator[]} */
  const shipped = model.get("shipped").map(readTranslator);
  const ownBytes = model.get("weights");
  const own = ownBytes?.byteLength ? readTranslator(ownBytes) : null;
  let at = readDesk(model.get("state"), own !== null);
  /** @type {ReturnType<typeof translateNumber>} */
  let run;
  let last = ""; // the network that was shown last
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let playing;

  const field = h("input", { type: "text", inputmode: "numeric", maxlength: 4, autocomplete: "off", value: at.number });
  const refusal = h("p", { class: "gkm-problem", role: "alert" });
  field.addEventListener("input", () => {
    const given = field.value.trim();
    const good = /^\d{1,4}$/.test(given);
    refusal.hidden = good;
    setText(refusal, good ? "" : `Type a whole number from 0 to ${NUMBERS - 1}.`);
    if (!good) return;
    at.number = Number(given);
    at.step = null;
    stop();
    update();
  });
  field.addEventListener("change", () => {
    if (!refusal.hidden) return;
    if (run.known) hunt.typed(at.number, run.right);
    rest();
  });
  const random = button("Another number", () => {
    show(another(at.number));
    hunt.typed(at.number, run.right);
  });
  const whose = choice({
    legend: "Weights",
    options: [
      ["own", "what you trained"],
      ["course", "what the course ships"],
    ],
    value: at.own ? "own" : "course",
    onchange: (value) => choose({ own: value === "own" }),
  });
  const languages = choice({
    legend: "Language",
    options: Object.values(LANGUAGES).map(({ key, name }) => [key, name]),
    value: at.language,
    onchange: (language) => choose({ language }),
  });
  const attention = choice({
    legend: "Attention",
    options: [
      ["yes", "with attention"],
      ["no", "without attention"],
    ],
    value: at.attention ? "yes" : "no",
    onchange: (value) => choose({ attention: value === "yes" }),
  });
  whose.root.hidden = !own;
  const english = h("p", { class: "gkm-english" });
  const card = h("div");
  const back = button("Previous", () => go(position() - 1));
  const next = button("Next", () => go(position() + 1));
  const play = button("Play", () => (playing ? stop() : begin()));
  const counter = h("span", { class: "gkm-counter" });
  const states = encoderStates();
  const map = attentionMap((column) => go(run.words.length + column));
  const memory = h("p");
  const output = h("ol", { class: "gkm-output" });
  const verdict = h("p", { class: "gkm-finding" });
  const guesses = guessBars();
  const stage = h(
    "div",
    {},
    h("div", { class: "gkm-row" }, back, next, play, counter),
    h(
      "div",
      { class: "gkm-desk" },
      h(
        "div",
        {},
        h("h4", {}, "The encoder reads"),
        states.root,
        h(
          "p",
          { class: "gkm-how" },
          "Its hidden state after each word, a field a unit: blue above 0, red below, the fuller the larger.",
        ),
      ),
      h("div", {}, h("h4", {}, "The decoder looks"), map.root, memory),
    ),
    h("h4", {}, "The decoder writes"),
    output,
    verdict,
    guesses.root,
  );
  stage.addEventListener("keydown", (event) => {
    const to = { ArrowLeft: position() - 1, ArrowRight: position() + 1, Home: 0, End: length() - 1 }[event.key];
    if (to === undefined || event.target.closest("summary, details")) return;
    event.preventDefault();
    go(to);
  });
  const hunt = errorHunt({ now: () => ({ model: chosen(), number: at.number }), show, say });
  const beams = beamView((width) => {
    at.beams = width;
    compare();
  }, rest);
  const share = stateBox(
    PREFIX,
    () => at,
    (state) => accept(state),
    say,
  );
  el.append(
    h(
      "div",
      { class: "gkm-send" },
      h("label", { class: "gkm-field" }, h("span", {}, `A number, 0 to ${NUMBERS - 1}`), field),
      random,
    ),
    refusal,
    english,
    h("div", { class: "gkm-choices" }, whose.root, languages.root, attention.root),
    stage,
    hunt.root,
    beams.root,
    card,
    share.root,
  );
  refusal.hidden = true;

  /** @type {() => Translator} */
  function chosen() {
    if (at.own && own) return own;
    const matching = shipped.filter((one) => languageOf(one).key === at.language);
    return matching.find((one) => (one.mix !== null) === at.attention) ?? matching[0] ?? shipped[0];
  }

  const length = () => run.words.length + run.columns.length;
  const position = () => Math.min(at.step ?? length() - 1, length() - 1);

  /** @type {(change: Partial<typeof at>) => void} */
  function choose(change) {
    stop();
    at = { ...at, ...change, step: null };
    update();
    rest();
  }

  /** @type {(n: number) => void} */
  function show(n) {
    stop();
    at = { ...at, number: n, step: null };
    place();
    update();
    rest();
  }

  /** @type {(state: any) => void} */
  function accept(state) {
    stop();
    at = readDesk(state, own !== null);
    place();
    update();
    rest();
  }

  function place() {
    field.value = String(at.number);
    refusal.hidden = true;
    whose.set(at.own ? "own" : "course");
    languages.set(at.language);
    attention.set(at.attention ? "yes" : "no");
    beams.set(at.beams);
  }

  /** @type {(step: number) => void} */
  function go(step) {
    if (step < 0 || step >= length()) return;
    stop();
    at.step = step;
    draw();
    rest();
  }

  function begin() {
    if (still()) {
      go(length() - 1);
      return;
    }
    setText(play, "Pause");
    at.step = position() >= length() - 1 ? 0 : position();
    draw();
    playing = setInterval(() => {
      if (position() >= length() - 1) {
        stop();
        rest();
        return;
      }
      at.step = position() + 1;
      draw();
    }, PACE);
  }

  function stop() {
    clearInterval(playing);
    playing = undefined;
    setText(play, still() ? "To the end" : "Play");
  }

  // Another number or another network.
  function update() {
    const net = chosen();
    run = translateNumber(net, at.number);
    const name = `${at.own} ${at.language} ${at.attention}`;
    if (name !== last) {
      last = name;
      hunt.reset();
      card.replaceChildren(cardBox(net.card));
      languages.root.hidden = attention.root.hidden = at.own;
    }
    setText(english, `In English: ${run.english}. Into ${languageOf(net).name}:`);
    draw();
    compare();
  }

  // Another step.
  function draw() {
    const net = chosen(),
      step = position(),
      read = run.known ? Math.min(step + 1, run.words.length) : 0,
      column = step - run.words.length; // of the output that is being written
    const written = run.columns.slice(0, Math.max(0, column + 1));
    states.draw(
      run.words,
      run.states.slice(0, read).map((state) => state.h),
    );
    map.root.hidden = !net.mix || !run.known;
    if (!map.root.hidden) map.draw(run.words, run.columns, run.attention.slice(0, written.length), column);
    setText(
      memory,
      net.mix
        ? column < 0
          ? "Before each symbol it looks back at all of the encoder's states. First they must be there."
          : "A column is a symbol that is written, a row a word that was read: the darker, the more it counts."
        : `Without attention it gets the encoder's last state alone: ${net.encoder.net.hidden} numbers, whatever the length.`,
    );
    keepFocus(output, () => {
      output.replaceChildren(
        ...run.columns.map((name, k) =>
          h(
            "li",
            {},
            h(
              "button",
              {
                type: "button",
                class: "gkm-button",
                "aria-pressed": String(k === column),
                onclick: () => go(run.words.length + k),
              },
              k <= column ? name : "·",
              " ",
              h("small", {}, k <= column ? shareText(Math.exp(run.logs[k][run.taken[k]])) : ""),
            ),
          ),
        ),
      );
      return /** @type {any} */ (output.querySelector('[aria-pressed="true"]'));
    });
    back.setAttribute("aria-disabled", String(step === 0));
    next.setAttribute("aria-disabled", String(step === length() - 1));
    setText(counter, counted(step, column));
    guesses.root.hidden = column < 0;
    if (column >= 0)
      guesses.draw(
        `How likely each symbol was in place ${column + 1}`,
        guessesOf(net, run.logs[column], run.taken[column], 6),
      );
    const done = step === length() - 1 && run.known;
    verdict.classList.toggle("gkm-good", done && run.right);
    verdict.classList.toggle("gkm-bad", !run.known || (done && !run.right));
    setText(verdict, verdictText(done));
    describe(net, read, written);
    share.refresh();
  }

  /** @type {(step: number, column: number) => string} */
  function counted(step, column) {
    const what = column < 0 ? `reads “${run.words[step]}”` : `writes ${run.columns[column]}`;
    return `Step ${step + 1} of ${length()}: ${what}`;
  }

  /** @type {(done: boolean) => string} */
  function verdictText(done) {
    if (!run.known) return "This network has never met one of these words, so it can't read them.";
    if (!done) return "";
    if (run.right) return `${run.text}: right, num2words writes the same.`;
    return `${run.text || "(nothing)"}${run.ended ? "" : " …, and no end"}: wrong. num2words writes ${run.wanted}.`;
  }

  /** @type {(net: Translator, read: number, written: string[]) => void} */
  function describe(net, read, written) {
    states.root.setAttribute(
      "aria-label",
      `The encoder's hidden state, ${net.encoder.net.hidden} numbers, after each of the words read so far: ${run.words.slice(0, read).join(", ") || "none"}.`,
    );
    map.describe(
      written.length && net.mix
        ? `Where the decoder looked, as a heat map. It looked above all for ${lookedAt(run.words, written, run.attention.slice(0, written.length))}.`
        : "A heat map that is empty as yet: the decoder has not looked at anything.",
    );
  }

  function compare() {
    beams.root.hidden = !run.known;
    if (!run.known) return;
    const { greedy, found, rounds } = compareSearches(chosen(), run, at.beams);
    beams.draw(greedy, found, rounds);
  }

  function rest() {
    model.set("state", { ...at });
    model.save_changes();
    say(`${counter.textContent}. ${verdict.textContent}`);
  }

  model.on("change:state", () => {
    const given = readDesk(model.get("state"), own !== null);
    if (JSON.stringify(given) === JSON.stringify(at)) return;
    stop();
    at = given;
    place();
    update();
  });
  place();
  stop();
  update();
  return () => {
    stop();
    hunt.stop();
  };
}

export default { render };
