// Say it: a word's letters go through an encoder and a decoder that writes sounds. What it never saw, it has to work out.
import { button } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { emit, start } from "../kit/widget.js";
import { cardBox } from "../language/card.js";
import { stateBox } from "../language/share.js";
import { attentionMap, lookedAt } from "./attention_map.js";
import { numbered } from "./languages.js";
import { LONGEST, lettersOf } from "./letters.js";
import { soundKey } from "./sound_key.js";
import { edits, ipaOf, respelled, SOUNDS } from "./sounds.js";
import { speechBox } from "./speech.js";
import { guessesOf, nameOf } from "./translation.js";
import { END, encode, greedy, readTranslator } from "./translator.js";
import { guessBars, keyed, writtenRow } from "./written.js";

const PREFIX = "say-it";
const GUESSES = 5; // that are shown
const LIMIT = 40; // sounds, the end included
/** @type {Record<string, string>} */
const LEARNED = {
  true: " The network learned from this very word, so that proves little.",
  false: " The network never learned from this word.",
};

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say } = start(el, "say-it", "Say it: what a spelling sounds like", "try");
  el.classList.add("gkm-explorer");
  const net = readTranslator(model.get("weights"));
  /** @type {[string, string][]} */
  const heldOut = model.get("held_out");
  const unseen = new Map(heldOut.map(([word, sounds]) => [word, sounds.split(" ")]));
  const at = { word: "", place: -1 }; // place: of the sound that is looked at; -1 is the one that it was least sure of
  /** @type {ReturnType<typeof pronounce>} */
  let run;

  const field = h("input", {
    type: "text",
    maxlength: LONGEST,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
  });
  const note = h("p", { class: "gkm-how" });
  field.addEventListener("input", () => {
    at.word = field.value;
    at.place = -1;
    update();
  });
  field.addEventListener("change", rest);
  let turn = -1;
  const fresh = button("A word it never saw", () => {
    turn = (turn + 1) % heldOut.length;
    show(heldOut[turn][0]);
  });
  const written = writtenRow(look);
  const reading = h("p", { class: "gkm-finding" });
  const dictionary = h("p");
  const map = attentionMap(look);
  const guesses = guessBars(GUESSES);
  const speech = speechBox(() => ({ word: run.letters.join(""), respelled: respelled(run.sounds) }), say);
  const share = stateBox(
    PREFIX,
    () => ({ word: at.word }),
    (state) => show(typeof state.word === "string" ? state.word.slice(0, LONGEST) : ""),
    say,
  );
  const stage = h(
    "div",
    {},
    written.root,
    reading,
    dictionary,
    speech.root,
    h(
      "div",
      { class: "gkm-desk" },
      h("div", {}, h("h4", {}, "Which letters it looked at"), map.root),
      h("div", {}, guesses.root),
    ),
  );
  stage.addEventListener("keydown", (event) => {
    const place = keyed(event.key, placed(), run.columns.length);
    if (place === undefined || event.target.closest("details") || !run.columns.length) return;
    event.preventDefault();
    look(place);
  });
  el.append(
    h(
      "div",
      { class: "gkm-send" },
      h("label", { class: "gkm-field" }, h("span", {}, "A name, or any word"), field),
      fresh,
    ),
    note,
    stage,
    soundKey(),
    cardBox(net.card),
    share.root,
  );
  fresh.hidden = !heldOut.length;
  /** @type {(text: string) => any} */
  function pronounce(text) {
    const { letters, changed } = lettersOf(text),
      ids = numbered(net, letters);
    if (!ids?.length)
      return { letters, changed, sounds: [], columns: [], taken: [], logs: [], attention: [], ended: true };
    const found = greedy(net, encode(net, ids), LIMIT);
    const taken = found.ended ? [...found.symbols, END] : found.symbols;
    return {
      letters,
      changed,
      taken,
      sounds: found.symbols.map((symbol) => net.decoder.symbols[symbol]),
      columns: taken.map((symbol) => nameOf(net, symbol)),
      logs: found.outputs.map((one) => one.logs),
      attention: found.outputs.flatMap((one) => (one.attention ? [one.attention] : [])),
      ended: found.ended,
    };
  }

  function placed() {
    if (at.place >= 0) return Math.min(at.place, run.columns.length - 1);
    const sure = run.logs.map((/** @type {Float64Array} */ logs, /** @type {number} */ k) => logs[run.taken[k]]);
    return sure.indexOf(Math.min(...sure));
  }

  /** @type {(place: number) => void} */
  function look(place) {
    if (place < 0 || place >= run.columns.length) return;
    at.place = place;
    draw();
    say(guesses.root.textContent ?? "");
  }

  /** @type {(word: string) => void} */
  function show(word) {
    at.word = word;
    at.place = -1;
    field.value = word;
    update();
    rest();
  }

  function update() {
    run = pronounce(at.word);
    const parts = [
      run.changed.length
        ? `It knows the letters a to z alone: ${run.changed.join(" ")} is read without its mark, or left out.`
        : "",
      run.letters.length > 14 ? "It learned from words of up to 14 letters; this one is longer." : "",
    ];
    setText(note, parts.filter(Boolean).join(" "));
    setText(
      reading,
      run.sounds.length
        ? `It says ${ipaOf(run.sounds)}, about “${respelled(run.sounds)}”${run.ended ? "" : " … and finds no end"}.`
        : "Type a word.",
    );
    lookUp();
    draw();
    share.refresh();
  }

  function draw() {
    const place = placed();
    written.draw(
      run.columns.map((/** @type {string} */ name) => ({
        name,
        note: SOUNDS[name] ? `as in ${SOUNDS[name].example}` : "of the word",
      })),
      place,
    );
    map.root.hidden = !run.attention.length;
    guesses.root.hidden = place < 0;
    if (place >= 0)
      guesses.draw(
        `Sound ${place + 1}, ${run.columns[place]}${at.place < 0 ? ", the one it was least sure of" : ""}`,
        guessesOf(net, run.logs[place], run.taken[place], GUESSES),
      );
    if (!run.attention.length) return;
    map.draw(run.letters, run.columns, run.attention, place);
    map.describe(
      `Which letters it looked at, as a heat map. It looked above all for ${lookedAt(run.letters, run.columns, run.attention)}.`,
    );
  }

  // What the dictionary has: here for a few words that were held out, and from Python, or from the page's files, for all others.
  function lookUp() {
    const word = run.letters.join(""),
      entry = model.get("entry");
    const sounds = unseen.get(word) ?? (entry?.word === word && entry.sounds ? entry.sounds.split(" ") : null);
    const learned = unseen.has(word) ? false : entry?.word === word ? entry.learned : null;
    dictionary.className = "";
    if (!word) setText(dictionary, "");
    else if (sounds) {
      const off = edits(run.sounds, sounds);
      const verdict = off
        ? `${off} of ${sounds.length} sounds ${off === 1 ? "has" : "have"} to be changed`
        : "the same";
      dictionary.className = off ? "gkm-bad" : "gkm-good";
      setText(
        dictionary,
        `The dictionary says ${sounds.join(" ")}, ${ipaOf(sounds)}: ${verdict}.${LEARNED[String(learned)] ?? ""}`,
      );
    } else if (entry?.word === word)
      setText(dictionary, entry.problem ?? "The dictionary doesn't have this word. Only your ear can judge.");
    else setText(dictionary, "");
  }

  function rest() {
    model.set("state", { word: at.word });
    const word = run.letters.join("");
    const { word: known, problem } = model.get("entry") ?? {};
    if (word && !unseen.has(word) && (known !== word || problem)) emit(model, "word", { word });
    else model.save_changes();
    say(`${reading.textContent} ${dictionary.textContent}`);
  }

  model.on("change:entry", () => {
    lookUp();
    if (dictionary.textContent) say(dictionary.textContent);
  });
  model.on("change:state", () => {
    const word = model.get("state")?.word;
    if (typeof word === "string" && word !== at.word) show(word.slice(0, LONGEST));
  });
  const stored = model.get("state")?.word;
  at.word = typeof stored === "string" ? stored.slice(0, LONGEST) : "helicopter";
  field.value = at.word;
  update();
  return () => speech.stop();
}

export default { render };
