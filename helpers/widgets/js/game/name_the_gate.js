// "Name the gate": ten rounds. A unit with a fault runs, and its curves say what the fault is. Calm, or against the clock.
import { button, choice } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { emit, problemLine, start, still } from "../kit/widget.js";
import { makeRound, nextLevel, points, STEPS } from "./round.js";
import { inWords, runPlot } from "./run_plot.js";

const ROUNDS = 10;
const SECONDS = 25; // for a round against the clock
const PACE = 90; // milliseconds a step
const MARKS = {
  lstm: "The unit's weights are set by hand. At W it writes x, then it holds it. At A it shows it. At C it clears it.",
  gru: "The unit's weights are set by hand. At W it takes x in, then it holds it. At C it starts afresh from x. A does nothing.",
  any: "W asks the cell to write x, A to show what it holds, C to start afresh. Not every cell can do all three.",
};

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say, mark } = start(el, "name-the-gate", "Name the gate, a game", "recall");
  el.classList.add("gkm-explorer");
  /** @type {import("./round.js").Level[]} */
  const levels = model.get("levels");
  let timed = false;
  let game = { level: model.get("level"), number: 0, row: 0, right: 0, score: 0 };
  /** @type {ReturnType<typeof begin> | null} */
  let open = null; // the round that waits for an answer
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let ticking;

  const head = h("p", { class: "gkm-count" });
  const stage = h("div", { class: "gkm-stage" });
  el.append(h("h3", {}, "Name the gate"), head, stage, problemLine(model));
  el.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const option = open?.options[Number(event.key) - 1];
    if (!option || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    answer(option[0]);
  });

  function stop() {
    clearInterval(ticking);
  }

  function status() {
    const { played, right, best } = { played: model.get("played"), right: model.get("right"), best: model.get("best") };
    mark(played ? `${right} of ${played} rounds right` : "not played yet");
    const way = timed ? "against the clock" : "calm";
    const record = best[timed ? "timed" : "calm"];
    setText(
      head,
      game.number
        ? `Round ${game.number} of ${ROUNDS} · level ${game.level} of ${levels.length} · ${game.score} points, ${way}`
        : record
          ? `Your best score, ${way}: ${record} points.`
          : `Ten rounds. The better you get, the harder they become.`,
    );
  }

  function lobby(/** @type {HTMLElement | null} */ result = null) {
    stop();
    open = null;
    game = { level: model.get("level"), number: 0, row: 0, right: 0, score: 0 };
    const ways = choice({
      legend: "How do you want to play?",
      options: [
        ["calm", "calm, without a clock"],
        ["timed", `against the clock, ${SECONDS} seconds a round`],
      ],
      value: timed ? "timed" : "calm",
      onchange(way) {
        timed = way === "timed";
        status();
      },
    });
    const go = button(result ? "Play again" : "Start", next, { class: "gkm-button gkm-primary" });
    stage.replaceChildren(
      ...(result
        ? [result]
        : [h("p", {}, "A unit with one fault runs. Its curves tell you what the fault is: name it.")]),
      ways.root,
      h("div", { class: "gkm-row" }, go),
    );
    status();
    return go;
  }

  function next() {
    game.number += 1;
    if (game.number > ROUNDS) {
      end();
      return;
    }
    open = begin();
    status();
  }

  function begin() {
    const level = levels[game.level - 1];
    const round = makeRound(level, (Math.random() * 2 ** 32) >>> 0);
    const plot = runPlot(round);
    const options = round.options.map(([id, label], k) =>
      button(`${k + 1}  ${label}`, () => answer(id), { class: "gkm-button gkm-option" }),
    );
    const clock = h("progress", { max: SECONDS, value: SECONDS, "aria-label": "Time left" });
    const rows = inWords(round).map((row) => h("tr", {}, ...row.map((cell) => h("td", {}, cell))));
    const names = ["step", "x", "mark", ...round.curves];
    const numbers = h(
      "details",
      {},
      h("summary", {}, "The numbers"),
      h(
        "table",
        {},
        h("thead", {}, h("tr", {}, ...names.map((name) => h("th", { scope: "col" }, name)))),
        h("tbody", {}, ...rows),
      ),
    );
    const below = h("div", {});
    const asked = h("fieldset", { class: "gkm-options" }, h("legend", {}, level.question), ...options);
    stage.replaceChildren(
      h("p", { class: "gkm-note" }, MARKS[level.cell ?? "any"]),
      plot.root,
      ...(timed ? [clock] : []),
      asked,
      below,
      numbers,
    );
    plot.describe(`A run of ${STEPS} steps: ${names.slice(1).join(", ")}. Under the buttons, its numbers as a table.`);
    options[0].focus();
    say(
      `Round ${game.number}. ${level.question} ${round.options.map(([, label], k) => `${k + 1}, ${label}`).join("; ")}.`,
    );
    const began = performance.now();
    const left = () => (timed ? SECONDS - (performance.now() - began) / 1000 : 0);
    const look = () => {
      if (!el.isConnected) {
        stop();
        return;
      }
      plot.draw(still() ? STEPS : Math.min(STEPS, 1 + Math.floor((performance.now() - began) / PACE)));
      clock.value = Math.max(0, left());
      if (timed && left() <= 0) answer(null);
    };
    look();
    stop();
    ticking = setInterval(look, PACE);
    return { level, round, plot, options: round.options, buttons: options, below, left };
  }

  /** @type {(given: string | null) => void} */
  function answer(given) {
    if (!open) return;
    const { level, round, plot, buttons, options, below, left } = open;
    const seconds = left();
    open = null;
    stop();
    plot.draw(STEPS);
    if (round.fault.id !== "none" && level.cell) plot.compare();
    const right = given === round.fault.option;
    game.row = right ? game.row + 1 : 0;
    game.right += right ? 1 : 0;
    game.score += right ? points(game.level, seconds) : 0;
    const at = game.level;
    game.level = nextLevel(at, game.row, right, levels.length);
    buttons.forEach((one, k) => {
      one.disabled = true;
      one.classList.toggle("gkm-right", options[k][0] === round.fault.option);
      one.classList.toggle("gkm-missed", !right && options[k][0] === given);
    });
    const label = new Map(options).get(round.fault.option) ?? "";
    const first = right ? "Right." : given === null ? `Time is up. It was: ${label}.` : `Not so. It was: ${label}.`;
    const moved = game.level > at ? " Next level." : "";
    const dashed = round.fault.id !== "none" && level.cell ? " Dashed: a unit without the fault." : "";
    const back = right ? "" : " Its cards come back.";
    const go = button(game.number === ROUNDS ? "See the score" : "Next round", next, {
      class: "gkm-button gkm-primary",
    });
    below.replaceChildren(
      h(
        "p",
        { class: right ? "gkm-good" : "gkm-bad" },
        h("strong", {}, `${right ? "✓" : "✗"} ${first}`),
        ` ${round.fault.why}${dashed}${moved}${back}`,
      ),
      h("div", { class: "gkm-row" }, go),
    );
    go.focus();
    say(`${first} ${round.fault.why}${moved}`);
    emit(model, "round", { shown: round.fault.id, level: at, given, next: game.level, timed });
    status();
  }

  function end() {
    const { score, right } = game;
    const before = model.get("best")[timed ? "timed" : "calm"];
    emit(model, "game", { score, right, timed });
    const words = `${right} of ${ROUNDS} right, ${score} points.${score > before ? " Your best so far." : ""}`;
    lobby(h("p", { class: "gkm-note" }, h("strong", {}, words))).focus();
    say(words);
  }

  for (const trait of ["played", "right", "best"]) model.on(`change:${trait}`, status);
  lobby();
}

export default { render };
