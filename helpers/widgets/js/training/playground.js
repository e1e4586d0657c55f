// The playground: three networks side by side that train while you watch, and that can be steered while they train.
import { colourOf, logChart, logLimits } from "../gradients/log_chart.js";
import { button, choice, slider } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { start, still } from "../kit/widget.js";
import { readState, stateBox, writeState } from "../language/share.js";
import { nameOf, networkCard, select, unitCount } from "./card.js";
import { claimBox } from "./claims.js";
import { lossLimit, updateCurves } from "./curves.js";
import { figuresTable, share, short } from "./figures_table.js";
import { GOALS, goalKeeper } from "./goals.js";
import { CLIPS, LIMITS, readRun } from "./settings.js";
import { tasksOf } from "./tasks/index.js";
import { makeTrainer } from "./trainer.js";

/** @typedef {import("./serve.js").Figures} Figures */
/** @typedef {import("./settings.js").Run} Run */
/** @typedef {import("./settings.js").Settings} Settings */

const PREFIX = "playground";

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say, mark } = start(el, "playground", "Playground: three networks that train while you watch", "try");
  el.classList.add("gkm-explorer");
  const data = dataOf(model);
  const tasks = tasksOf(data);
  /** @type {Run} */
  let run = readRun(fromAddress() ?? model.get("state"), tasks);
  /** @type {Figures | null} */
  let last = null;
  let playing = false,
    stopAt = 0,
    frame = 0;
  /** @type {import("./session.js").Point[]} */
  let points = [];
  const reached = new Set(/** @type {string[]} */ (model.get("state")?.reached ?? []));
  const keeper = goalKeeper();

  const problems = h("p", { class: "gkm-problem", role: "alert", hidden: true });
  const trainer = makeTrainer({ ...data, still: still() }, news, (problem) => {
    problems.hidden = false;
    setText(problems, problem);
  });

  const live = () => last?.settings ?? run.settings; // after all steering

  // Controls
  const about = h("p", { class: "gkm-about" });
  const claims = claimBox(tasks, (preset) => {
    begin({ ...preset.settings, seed: live().seed });
    stopAt = preset.updates;
    say(`Set up. ${preset.updates ? `Play runs to ${preset.updates} updates.` : ""}`);
  });
  const task = select(
    "Task",
    [...tasks.values()].map((one) => [one.id, one.name]),
    (id) => begin({ ...live(), task: id, distance: undefined }),
  );
  const distanceBox = h("div", {});
  const lessons = choice({
    legend: "Lessons",
    value: /** @type {string} */ ("fixed"),
    options: [
      ["fixed", "always this far"],
      ["growing", "short ones first"],
      ["mixed", "all lengths mixed"],
    ],
    onchange: (value) => steer("lessons", value),
  });
  const hidden = slider({
    label: "units (starts again)",
    min: LIMITS.hidden[0],
    max: LIMITS.hidden[1],
    step: 1,
    value: 32,
    format: String,
    oninput: () => {},
  });
  hidden.input.addEventListener("change", () => begin({ ...live(), hidden: +hidden.input.value }));
  const clip = slider({
    label: "clip gradients at",
    min: 0,
    max: CLIPS.length - 1,
    step: 1,
    value: 4,
    format: (v) => String(CLIPS[v] ?? "never"),
    oninput: (v) => steer("clip", CLIPS[v]),
  });
  const seed = slider({
    label: "seed (starts again)",
    min: 0,
    max: 99,
    step: 1,
    value: 1,
    format: String,
    oninput: () => {},
  });
  seed.input.addEventListener("change", () => begin({ ...live(), seed: +seed.input.value }));

  const play = button("Play", toggle, { class: "gkm-button gkm-play" });
  const once = button("One update", () => {
    pause(false);
    trainer.once();
  });
  const again = button("Start again", () => begin(live()));
  const counter = h("span", { class: "gkm-counter" });

  // Pictures
  const rightChart = updateCurves("Right, of what they never saw", share),
    lossChart = updateCurves("Loss", short);
  const table = figuresTable();
  const cards = [0, 1, 2].map((k) =>
    networkCard(k, {
      steer,
      restart(change) {
        const next = structuredClone(live());
        change(next.networks[k]);
        begin(next);
      },
      choose(unit) {
        run.unit = unit;
        unitSlider.set(unit);
        if (last) draw(last);
        keep();
      },
    }),
  );
  const lines = [0, 1, 2].map((k) => ({ key: String(k), quantity: "rnn", class: `gkm-line-${k}` }));
  const lagChart = logChart(lines, "steps back from the end", "Gradient at the memory, as a share of the last step’s");
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
    oninput(v) {
      run.unit = v;
      if (last) draw(last);
      keep();
    },
  });
  const words = h("p", { class: "gkm-sequence" });

  // Goals
  const goals = GOALS.map((goal) => {
    const tick = h("span", { "aria-hidden": "true" });
    const root = h(
      "div",
      { class: "gkm-goal" },
      h("p", {}, h("strong", {}, tick, goal.title), h("br"), goal.task),
      h("details", {}, h("summary", {}, "Hint"), h("p", {}, goal.hint)),
    );
    return { goal, tick, root };
  });
  const linkLine = h("a", { class: "gkm-link" }, "Link to this run");
  const box = stateBox(
    PREFIX,
    () => run,
    (state) => openRun(state),
    say,
  );
  box.root.append(h("p", {}, linkLine, ": on a page, it opens the playground as it is now."));

  // Empty until the first figures come, so nobody gets to see or hear them before.
  const results = [
    h("div", { class: "gkm-playground-charts" }, rightChart.root, lossChart.root),
    h("div", { class: "gkm-table-frame" }, table.root),
    h("div", { class: "gkm-networks" }, ...cards.map((one) => one.root)),
  ];
  for (const one of results) one.style.visibility = "hidden";
  el.append(
    problems,
    claims.root,
    h(
      "div",
      { class: "gkm-playground-set" },
      h("div", {}, task.root, about, distanceBox, lessons.root),
      h("div", {}, hidden.root, clip.root, seed.root),
    ),
    h("div", { class: "gkm-row gkm-playground-play" }, play, once, again, counter),
    results[0],
    results[1],
    h("div", { class: "gkm-playground-shown" }, sequence.root, unitSlider.root),
    words,
    results[2],
    h(
      "details",
      { class: "gkm-lags", open: true },
      h("summary", {}, "How far back does an error reach?"),
      lagChart.root,
    ),
    h("section", { "aria-label": "Goals" }, h("h4", {}, "Goals"), ...goals.map((one) => one.root)),
    box.root,
  );

  /** @type {ReturnType<typeof slider> | null} */
  let distance = null;
  let builtFor = "";

  // Brings the controls to where the run is.
  function place() {
    const { settings } = run,
      own = /** @type {import("./tasks/task.js").Task} */ (tasks.get(settings.task)),
      { values, label } = own.distance;
    task.input.value = settings.task;
    setText(about, own.about);
    if (builtFor !== settings.task) {
      builtFor = settings.task;
      distance = slider({
        label,
        min: 0,
        max: values.length - 1,
        step: 1,
        value: 0,
        format: (v) => String(values[v]),
        oninput: (v) => steer("distance", values[v]),
      });
      distanceBox.replaceChildren(distance.root);
    }
    placeSteered(settings);
    hidden.set(settings.hidden);
    seed.set(settings.seed);
    sequence.set(run.shown);
    unitSlider.input.max = String(settings.hidden - 1);
    unitSlider.set(Math.min(run.unit, settings.hidden - 1));
    cards.forEach((one, k) => {
      one.place(settings.networks[k]);
    });
  }

  // What may have been steered since, but for what is being moved just now.
  /** @type {(settings: Settings) => void} */
  function placeSteered(settings) {
    const values = tasks.get(settings.task)?.distance.values ?? [],
      moving = document.activeElement;
    if (distance && moving !== distance.input) distance.set(values.indexOf(settings.distance));
    if (moving !== clip.input) clip.set(CLIPS.indexOf(settings.clip));
    lessons.set(settings.lessons);
  }

  /** @type {(settings: any) => void} */
  function begin(settings) {
    openRun({ settings, steering: [], updates: 0, shown: run.shown, unit: 0 });
  }

  /** @type {(given: any) => void} */
  function openRun(given) {
    pause(false);
    run = readRun(given, tasks);
    last = null;
    stopAt = 0;
    keeper.begin();
    place();
    trainer.show(run.shown);
    trainer.start(run);
    keep();
  }

  /** @type {(what: string, value: any) => void} */
  function steer(what, value) {
    const at = last?.updates ?? 0;
    run.steering = [...run.steering.filter((one) => !(one[0] === at && one[1] === what)), [at, what, value]];
    trainer.steer(what, value);
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
    if (playing) trainer.pause();
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
    run = { ...run, updates: figures.updates };
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
    for (const id of keeper.reached(figures, now.right)) {
      if (reached.has(id)) continue;
      reached.add(id);
      say(`Goal reached: ${GOALS.find((one) => one.id === id)?.title}.`);
      keep();
    }
  }

  /** @type {(figures: Figures) => void} */
  function draw(figures) {
    const { settings, updates, seen, baselines } = figures;
    for (const one of results) one.style.visibility = "";
    const own = /** @type {import("./tasks/task.js").Task} */ (tasks.get(settings.task)),
      now = points[points.length - 1];
    const kinds = settings.networks.map((one) => colourOf(one.kind)),
      xs = points.map((one) => one.update),
      times = own.unit[0];
    const losses = [0, 1, 2].map((k) => points.map((one) => one.losses[k] * times));
    rightChart.draw(
      xs,
      [0, 1, 2].map((k) => points.map((one) => one.right[k])),
      kinds,
      baselines.map((one) => one.right),
      1,
    );
    const plain = baselines.map((one) => (one.loss ?? 0) * times);
    lossChart.draw(xs, losses, kinds, plain, lossLimit([...plain, ...losses.map((row) => row[row.length - 1])]));
    const inWords = settings.networks.map(
      (one, k) => `${nameOf(one, k)}: ${share(now.right[k])} right, loss ${short(now.losses[k] * times)}`,
    );
    const without = baselines.map((one) => `${one.name}: ${share(one.right)}`).join("; ");
    rightChart.root.setAttribute(
      "aria-label",
      `${capital(own.right)} against updates. After ${updates}: ${inWords.join("; ")}. Without a network: ${without}.`,
    );
    lossChart.root.setAttribute("aria-label", `Loss in ${own.unit[1]} against updates; its figures are in the table.`);
    table.draw(figures, now.right, now.losses, own.unit);
    setText(counter, `${updates} ${updates === 1 ? "update" : "updates"}`);
    placeSteered(settings);
    const unit = Math.min(run.unit, unitCount(seen[0]) - 1);
    seen.forEach((one, k) => {
      cards[k].place(settings.networks[k]);
      cards[k].draw(one, own, now.right[k], unit);
    });
    drawLags(figures);
    setText(words, figures.words[Math.min(figures.shown, figures.words.length - 1)].join(" "));
    claims.draw(settings, updates);
    for (const { goal, tick, root } of goals) {
      setText(tick, reached.has(goal.id) ? "✓ " : "");
      root.classList.toggle("gkm-good", reached.has(goal.id));
    }
    mark(`${reached.size} of ${GOALS.length} goals`, reached.size === GOALS.length);
    linkLine.href = `#${writeState(PREFIX, run)}`;
    box.refresh();
  }

  /** @type {(figures: Figures) => void} */
  function drawLags({ settings, seen }) {
    const series = Object.fromEntries(
      seen.map((one, k) => [String(k), one.lags.map((v) => Math.log10(Math.max(v, 1e-30)))]),
    );
    const steps = seen[0].lags.length - 1;
    lagChart.root.querySelectorAll("path.gkm-curve").forEach((/** @type {Element} */ path, /** @type {number} */ k) => {
      path.setAttribute("data-quantity", colourOf(settings.networks[k].kind));
    });
    lagChart.draw(series, {
      ...logLimits(Object.values(series).flat(), -16, 4),
      xs: (/** @type {number} */ k) => k / Math.max(1, steps),
      ticks: [
        [0, "0"],
        [1, String(steps)],
      ],
    });
    const ten = Math.min(10, steps);
    lagChart.root.setAttribute(
      "aria-label",
      `How much of the gradient is left ${ten} steps back. ${settings.networks.map((one, k) => `${nameOf(one, k)}: ${seen[k].lags[ten].toExponential(1)}`).join("; ")}.`,
    );
  }

  // What is stored: enough to have the same run again.
  function keep() {
    model.set("state", { ...structuredClone(run), reached: [...reached] });
    model.save_changes();
  }

  const onhash = () => {
    const given = fromAddress();
    if (given) openRun(given);
  };
  window.addEventListener("hashchange", onhash);
  openRun(run);
  return () => {
    window.removeEventListener("hashchange", onhash);
    cancelAnimationFrame(frame);
    trainer.end();
  };
}

/** @type {(text: string) => string} */
const capital = (text) => text[0].toUpperCase() + text.slice(1);

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
