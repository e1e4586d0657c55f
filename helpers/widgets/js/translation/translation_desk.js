// The translation desk: a number's English words go through an encoder and a decoder, and every step is there to be looked at.
import { button, choice } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { start, still } from "../kit/widget.js";
import { cardBox } from "../language/card.js";
import { stateBox } from "../language/share.js";
import { beamView } from "./beam_view.js";
import { deskStage } from "./desk_stage.js";
import { readDesk } from "./desk_state.js";
import { errorHunt } from "./error_hunt.js";
import { LANGUAGES, languageOf } from "./languages.js";
import { another, NUMBERS } from "./search.js";
import { compareSearches, translateNumber } from "./translation.js";
import { readTranslator } from "./translator.js";

/** @typedef {import("./translator.js").Translator} Translator */

const PREFIX = "translation-desk";
const PACE = 700; // milliseconds a step
const PAUSE = 50; // milliseconds after a key, so that its own picture comes first: a wide search takes more than a frame

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
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;

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
  const stage = deskStage(go, () => (playing ? stop() : begin()));
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
    stage.root,
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
    setText(stage.play, "Pause");
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
    setText(stage.play, still() ? "To the end" : "Play");
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
    clearTimeout(waiting);
    waiting = setTimeout(compare, PAUSE);
  }

  // Another step.
  function draw() {
    stage.draw(chosen(), run, position());
    share.refresh();
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
    say(stage.inWords());
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
    clearTimeout(waiting);
    hunt.stop();
  };
}

export default { render };
