// The playground: three networks side by side that train while you watch, and that can be steered while they train.
import { button, slider } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { goalsOf } from "../kit/goals.js";
import { problemLine, start, still } from "../kit/widget.js";
import { readState, stateBox, writeState } from "../language/share.js";
import { networkCard } from "./card.js";
import { lagChart, progressCharts } from "./charts.js";
import { claimBox } from "./claims.js";
import { figuresTable } from "./figures_table.js";
import { goalList } from "./goal_list.js";
import { goalKeeper, OF_ALL_TRAINING } from "./goals.js";
import { unitCount } from "./insides.js";
import { readRun } from "./settings.js";
import { setupBox } from "./setup.js";
import { tasksOf } from "./tasks/index.js";
import { makeTrainer } from "./trainer.js";
import { nameOf, share } from "./words.js";

/** @typedef {import("./serve.js").Figures} Figures */
/** @typedef {import("./settings.js").Run} Run */

const PREFIX = "playground";

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say, mark } = start(el, "playground", "Playground: three networks that train while you watch", "try");
  el.classList.add("gkm-explorer");
  const data = dataOf(model);
  const tasks = tasksOf(data);
  const linked = fromAddress();
  /** @type {Run} */
  let run = readRun(linked ?? model.get("state"), tasks);
  /** @type {Figures | null} */
  let last = null;
  let playing = false,
    stopAt = 0,
    frame = 0;
  /** @type {import("./session.js").Point[]} */
  let points = [];
  /** @type {import("./goals.js").Goal[]} */
  const goals = model.get("goals") ?? [];
  const keeper = goalKeeper();
  let byLink = false, // whether somebody else trained this run
    borrowed = false; // whether it would reach a goal

  const problems = h("p", { class: "gkm-problem", role: "alert", hidden: true });
  const trainer = makeTrainer({ ...data, still: still() }, news, (problem) => {
    problems.hidden = false;
    setText(problems, problem);
  });

  const live = () => last?.settings ?? run.settings; // after all steering

  // Controls
  const claims = claimBox(tasks, (preset) => {
    begin({ ...preset.settings, seed: live().seed });
    stopAt = preset.updates;
    say(`Set up. ${preset.updates ? `Play runs to ${preset.updates} updates.` : ""}`);
  });
  const setup = setupBox(tasks, trainer.steer, (change) => begin({ ...live(), ...change }));
  const play = button("Play", toggle, { class: "gkm-button gkm-play" });
  const once = button("One update", () => {
    pause(false);
    trainer.once();
  });
  const again = button("Start again", () => begin(live()));
  const counter = h("span", { class: "gkm-counter" });

  // Pictures
  const charts = progressCharts(),
    lags = lagChart();
  const table = figuresTable();
  const cards = [0, 1, 2].map((k) =>
    networkCard(k, {
      steer: trainer.steer,
      restart(change) {
        const next = structuredClone(live());
        change(next.networks[k]);
        begin(next);
      },
      choose(unit) {
        unitSlider.set(unit);
        chooseUnit(unit);
      },
    }),
  );
  const sequence = slider({
    label: "sequence shown",
    min: 0,
    max: 5,
    step: 1,
    value: 0,
    format: (v) => String(v + 1),
    oninput(v) {
      run.shown = v;
      trainer.show(v);
      keep();
    },
  });
  const unitSlider = slider({
    label: "unit shown",
    min: 0,
    max: 31,
    step: 1,
    value: 0,
    format: (v) => String(v + 1),
    oninput: chooseUnit,
  });
  const words = h("p", { class: "gkm-sequence" });

  const offered = goalList(goals, (goal) => reached.lookUp(goal));
  const reached = goalsOf(model, { say, mark, draw: (those) => offered.draw(those, borrowed) });
  const linkLine = h("a", { class: "gkm-link" }, "Link to this run");
  const box = stateBox(
    PREFIX,
    () => run,
    (state) => openRun(state, true),
    say,
  );
  box.root.append(h("p", {}, linkLine, ": on a page, it opens the playground as it is now."));

  // Empty until the first figures come, so nobody gets to see or hear them before.
  const tableFrame = h("div", { class: "gkm-table-frame" }, table.root),
    networks = h("div", { class: "gkm-networks" }, ...cards.map((one) => one.root));
  const results = [charts.root, tableFrame, networks];
  for (const one of results) one.style.visibility = "hidden";
  el.append(
    problems,
    claims.root,
    setup.root,
    h("div", { class: "gkm-row gkm-playground-play" }, play, once, again, counter),
    charts.root,
    tableFrame,
    h("div", { class: "gkm-playground-shown" }, sequence.root, unitSlider.root),
    words,
    networks,
    lags.root,
    offered.root,
    box.root,
    problemLine(model),
  );

  // Brings the controls to where the run is.
  function place() {
    const { settings } = run;
    setup.place(settings);
    sequence.set(run.shown);
    unitSlider.input.max = String(settings.hidden - 1);
    unitSlider.set(Math.min(run.unit, settings.hidden - 1));
    cards.forEach((one, k) => {
      one.place(settings.networks[k]);
    });
  }

  /** @param {number} unit */
  function chooseUnit(unit) {
    run.unit = unit;
    if (last) draw(last);
    keep();
  }

  /** @type {(settings: any) => void} */
  function begin(settings) {
    openRun({ settings, steering: [], updates: 0, shown: run.shown, unit: 0 });
  }

  /** @type {(given: any, fromLink?: boolean) => void} */
  function openRun(given, fromLink = false) {
    pause(false);
    run = readRun(given, tasks);
    byLink = fromLink && run.updates > 0;
    borrowed = false;
    last = null;
    stopAt = 0;
    keeper.begin();
    place();
    trainer.show(run.shown);
    trainer.start(run);
    keep();
  }

  function toggle() {
    if (playing) {
      pause(true);
      return;
    }
    playing = true;
    if (stopAt <= (last?.updates ?? 0)) stopAt = 0;
    trainer.play(stopAt);
    setText(play, "Pause");
    say("Training.");
  }

  /** @param {boolean} aloud */
  function pause(aloud) {
    if (playing) {
      trainer.pause();
      keep();
    }
    playing = false;
    setText(play, "Play");
    if (aloud && last) say(summary(last));
  }

  /** @type {(figures: Figures) => string} */
  function summary({ settings, updates }) {
    const now = points[points.length - 1];
    return `Update ${updates}. ${settings.networks.map((one, k) => `${nameOf(one, k)}: ${share(now.right[k])} right`).join(". ")}.`;
  }

  /** @type {(figures: Figures, all: import("./session.js").Point[]) => void} */
  function news(figures, all) {
    last = figures;
    points = all;
    run = { ...run, updates: figures.updates, steering: figures.steering };
    noteGoals(figures);
    if (playing && stopAt && figures.updates >= stopAt) {
      stopAt = 0;
      pause(true);
    }
    if (!frame)
      frame = requestAnimationFrame(() => {
        frame = 0;
        if (last) draw(last);
      });
    if (!playing && !figures.playing) keep();
  }

  /** @type {(figures: Figures) => void} */
  function noteGoals(figures) {
    const now = points[points.length - 1];
    if (!now) return;
    const kinds = keeper.reached(figures, now.right);
    for (const goal of goals) {
      if (!kinds.has(goal.kind) || reached.has(goal.id)) continue;
      if (byLink && OF_ALL_TRAINING.includes(goal.kind)) borrowed = true;
      else reached.reach(goal, structuredClone(run));
    }
  }

  /** @type {(figures: Figures) => void} */
  function draw(figures) {
    const { settings, updates, seen } = figures;
    for (const one of results) one.style.visibility = "";
    const task = /** @type {import("./tasks/task.js").Task} */ (tasks.get(settings.task)),
      now = points[points.length - 1];
    charts.draw(figures, points, task);
    table.draw(figures, now.right, now.losses, task.unit);
    setText(counter, `${updates} ${updates === 1 ? "update" : "updates"}`);
    setup.placeSteered(settings);
    const unit = Math.min(run.unit, unitCount(seen[0]) - 1);
    seen.forEach((one, k) => {
      cards[k].place(settings.networks[k]);
      cards[k].draw(one, task, now.right[k], unit);
    });
    lags.draw(figures);
    setText(words, figures.words[Math.min(figures.shown, figures.words.length - 1)].join(" "));
    claims.draw(settings, updates);
    reached.show();
    linkLine.href = `#${writeState(PREFIX, run)}`;
    box.refresh();
  }

  // What is kept: enough to have the same run again.
  function keep() {
    model.set("state", structuredClone(run));
    model.save_changes();
  }

  const onhash = () => {
    const given = fromAddress();
    if (given) openRun(given, true);
  };
  window.addEventListener("hashchange", onhash);
  reached.show();
  openRun(run, linked !== null);
  return () => {
    window.removeEventListener("hashchange", onhash);
    reached.end();
    cancelAnimationFrame(frame);
    trainer.end();
  };
}

/** A run that the page's address holds; null where it holds none. */
function fromAddress() {
  const text = window.location.hash.slice(1);
  if (!text.startsWith(`${PREFIX}.`)) return null;
  try {
    return readState(PREFIX, text);
  } catch {
    return null; // another address of the page's own
  }
}

/**
 * The recording and the text, as the widget was given them.
 * @param {import("../host/model.js").Model} model
 */
function dataOf(model) {
  const bytes = model.get("series");
  const given = bytes?.byteLength
    ? new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))
    : null;
  return { series: given ? Float64Array.from(given) : null, text: model.get("text") ?? "" };
}

export default { render };
