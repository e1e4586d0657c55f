// Watch it write: a network writes or reads a text, symbol by symbol, and each of its units can be looked at.
import { h, setText } from "../kit/dom.js";
import { num } from "../kit/numbers.js";
import { start, still } from "../kit/widget.js";
import { asking, tell } from "./asking.js";
import { cardBox, KIND_NAMES } from "./card.js";
import { colouredText } from "./coloured_text.js";
import { shown } from "./distribution.js";
import { heatMap } from "./heat_map.js";
import { idsOf, readCharModel } from "./model.js";
import { player } from "./player.js";
import { stateBox } from "./share.js";
import { watchControls } from "./watch_controls.js";
import { growing, MOST, readWatched, SPEEDS } from "./watching.js";

const BEGINNINGS = { code: "def ", prose: "The ", list: "" };
const AT_FIRST = 240,
  LATE = 8; // symbols whose marks may change with what comes

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model: traits, el }) {
  const { say } = start(el, "watch-it-write", "Watch it write: a network's units while it writes", "look");
  el.classList.add("gkm-explorer");
  /** @type {"list" | "code" | "prose"} */
  const sort = traits.get("sort");
  const model = readCharModel(traits.get("weights"), sort === "list");
  const { hidden, kind } = model.net;
  const asks = asking(model, sort, traits.get("texts"));
  const network = { hidden, kind, first: BEGINNINGS[sort] };
  const text = growing(model);
  let at = readWatched(traits.get("state"), network),
    gone = false,
    asked = 0; // counts questions, so that a late answer to an old one is dropped
  const fresh = !traits.get("state")?.text;

  const controls = watchControls(
    { hidden, kind, own: asks.own, questions: asks.questions },
    {
      begin: restart,
      change(change) {
        Object.assign(at, change);
      },
      more,
      another: () => restart({ seed: at.seed + 1 }),
      unit: choose,
      look,
      memory(chosen) {
        at.memory = chosen;
        if (at.question) ask();
        draw(0);
        rest();
      },
      ask(question) {
        at.question = question;
        ask();
      },
      rest,
    },
  );
  const play = player({ perSecond: () => SPEEDS[at.speed], more: () => more(1), onstop: rest });
  play.root.hidden = still();
  const counter = h("span", { class: "gkm-counter" });
  const written = colouredText(look);
  const heat = heatMap(hidden, (row) => {
    choose(row);
    rest();
  });
  const reading = h("p", { class: "gkm-reading" });
  const finding = h("p", { class: "gkm-finding" });
  const share = stateBox(
    "gkmww1",
    () => at,
    (other) => {
      at = readWatched(other, network);
      showAgain();
      rest();
    },
    say,
  );
  el.append(
    ...controls.given,
    h("div", { class: "gkm-row" }, play.root, ...controls.buttons, counter),
    controls.pace,
    h(
      "div",
      { class: "gkm-watch" },
      h("div", {}, written.root, h("p", {}, h("strong", {}, "Which unit knows …")), controls.questions, finding),
      h("div", {}, heat.root, reading, ...controls.units),
    ),
    h(
      "p",
      { class: "gkm-how" },
      "A row is a unit, a column a character. Click a row to choose its unit, whose curve is below; click a character to look there. Pink: above 0. Blue: below 0. Underlined: the answer is yes. A unit answers by lying above or below a threshold. Places with yes and places with no weigh the same in its score.",
    ),
    cardBox(model.card),
    share.root,
  );

  // The text

  function next() {
    if (text.length >= MOST) return false;
    if (at.source === "writes") text.write(at.temperature);
    else if (!text.read(given_())) return false;
    return true;
  }

  /** What is read, in the source's place. */
  function given_() {
    return idsOf(model.symbols, at.source === "unseen" ? traits.get("texts").score : at.given).ids;
  }

  /** @param {number} count */
  function more(count) {
    const whole = grow(count);
    if (!play.playing) rest();
    if (!whole) say(at.source === "writes" ? "That is as much as it writes here." : "The text is at its end.");
    return whole;
  }

  /** @param {number} count */
  function grow(count) {
    const before = text.length;
    at.place = -1;
    let done = 0;
    while (done < count && next()) done += 1;
    draw(before);
    return done === count;
  }

  /** @param {Partial<typeof at>} change */
  function restart(change) {
    play.stop();
    Object.assign(at, change);
    controls.set(at);
    text.restart(at.source === "writes" ? at.given : "", at.seed, 0);
    grow(AT_FIRST);
    rest();
  }

  // The pictures

  /** @param {number} from The first symbol that is new. */
  function draw(from) {
    const values = text.moments.map((moment) => moment[at.memory]),
      symbols = text.symbols;
    const question = asks.questions.find(({ id }) => id === at.question);
    const marks = question ? question.mark(symbols.join("")) : null;
    const begun = at.source === "writes" ? idsOf(model.symbols, at.given).ids.length : 0;
    const end = symbols.length - 1,
      here = at.place < 0 ? end : Math.min(at.place, end);
    written.draw(symbols, values, at.unit, marks, begun, Math.max(0, from - LATE), here);
    const columns = heat.columns(),
      first = Math.max(0, here + 1 - columns);
    heat.draw(values.slice(first, here + 1), symbols.slice(first, here + 1), at.unit, columns);
    controls.place(here, symbols.length);
    setText(counter, `${symbols.length} ${symbols.length === 1 ? "character" : "characters"}`);
    setText(
      reading,
      here < 0
        ? "Nothing is written yet"
        : `Unit ${at.unit + 1} after “${shown(symbols[here])}”: ${num(values[here][at.unit])}`,
    );
  }

  /** @param {number} character */
  function look(character) {
    at.place = character >= text.length - 1 ? -1 : character;
    draw(text.length);
  }

  /** @param {number} chosen */
  function choose(chosen) {
    at.unit = chosen;
    controls.unit(chosen);
    draw(0);
    if (at.question) ask(chosen);
  }

  // Questions

  /**
   * Finds the best unit for the question, or says how a chosen one does.
   * @param {number} [chosen]
   * @param {boolean} [quiet] Nobody has asked: nothing is announced.
   */
  async function ask(chosen = -1, quiet = false) {
    asked += 1;
    const mine = asked;
    const question = asks.questions.find(({ id }) => id === at.question);
    if (!question) {
      setText(finding, "");
      draw(0);
      rest();
      return;
    }
    if (chosen < 0)
      setText(
        finding,
        asks.own ? "Writing two texts, and reading them …" : "Reading two texts that it wasn't trained on …",
      );
    const answer = await asks.ask(question, at.memory, chosen, () => gone);
    if (mine !== asked || gone) return;
    if (!answer) {
      setText(finding, "The texts have no such places, so nothing can be said.");
      return;
    }
    setText(finding, tell(question, answer, { hidden, memory: at.memory, own: asks.own, chosen }));
    if (chosen >= 0) return;
    at.unit = answer.unit;
    controls.unit(at.unit);
    draw(0);
    describe();
    if (quiet) return;
    rest();
    say(finding.textContent);
  }

  // State

  function rest() {
    at.text = text.symbols.join("");
    traits.set("state", { ...at });
    traits.save_changes();
    share.refresh();
    describe();
    if (!play.playing) say(`${counter.textContent}. ${reading.textContent}.`);
  }

  function describe() {
    const what = { c: "Cell states", h: "Hidden states" }[at.memory];
    heat.canvas.setAttribute(
      "aria-label",
      `${what} of ${hidden} units of the ${KIND_NAMES[kind]} over the last characters. ${reading.textContent}.`,
    );
  }

  function showAgain() {
    controls.set(at);
    const begun = at.source === "writes" && at.text.startsWith(at.given) ? at.given : "";
    text.restart(at.text, at.seed, at.text.length - begun.length);
    draw(0);
    describe();
  }

  traits.on("change:state", () => {
    const other = readWatched(traits.get("state"), network);
    if (JSON.stringify(other) === JSON.stringify(at)) return;
    play.stop();
    at = other;
    showAgain();
  });
  showAgain();
  if (fresh) {
    grow(AT_FIRST);
    at.question = asks.questions[0]?.id ?? "";
    controls.ask(at.question);
    describe();
  }
  if (at.question) ask(fresh ? -1 : at.unit, true);
  const resized = new ResizeObserver(() => draw(text.length));
  resized.observe(heat.root);
  return () => {
    gone = true;
    play.end();
    resized.disconnect();
  };
}

export default { render };
