// A desk: one unit to steer by hand, and its last 50 steps. Inputs are a list, time is a cursor in it. The cell is a description.
import { button } from "../kit/controls.js";
import { h } from "../kit/dom.js";
import { goalsOf } from "../kit/goals.js";
import { problemLine, start } from "../kit/widget.js";
import { equationPanel } from "./equations.js";
import { goalBox } from "./goal_box.js";
import { inputRow, MOST, readInputs, STEPS, streamOf } from "./inputs.js";
import { runChart } from "./run_chart.js";
import { timeControls } from "./time.js";
import { unitDrawing } from "./unit.js";
import { readWeights, weightSliders } from "./weight_sliders.js";

/**
 * @param {import("./cell.js").Cell} cell
 * @returns {import("../host/model.js").Widget}
 */
export function desk(cell) {
  return { render: ({ model, el }) => render(cell, model, el) };
}

/**
 * @param {import("./cell.js").Cell} cell
 * @param {import("../host/model.js").Model} model
 * @param {HTMLElement} el
 */
function render(cell, model, el) {
  const { say, mark } = start(el, cell.name, cell.title, "try");
  el.classList.add("gkm-explorer");
  /** @type {import("./cell.js").Goal[]} */
  const goals = model.get("goals");
  const goalOf = (/** @type {any} */ id) => goals.find((known) => known.id === id) ?? null;
  let weights = cell.weights();
  let inputs = readInputs([], cell.example);
  let cursor = 0;
  /** @type {import("./cell.js").Moment[]} */
  let run = [];
  let part = cell.part; // the part whose equation is shown
  let saved = "";
  /** @type {import("./cell.js").Goal | null} */
  let goal = null; // null is free play
  let free = { inputs, cursor }; // those of free play, while a goal is on

  const reached = goalsOf(model, { say, mark, draw: (those) => task.mark(those) });

  const unit = unitDrawing(cell, (id) => {
    part = id;
    unit.select(id);
    equation.update(id, run[cursor], weights, extras.settings);
  });
  const equation = equationPanel(cell.parts);
  const chart = runChart(cell.chart, (k) => {
    time.pause();
    go(first() + k);
  });
  const time = timeControls({
    now: () => ({ cursor, first: first(), length: inputs.length, end: cursor + 1 >= (goal ? STEPS : MOST) }),
    advance,
    reset,
    go,
    settle,
    say: () => say(`Step ${cursor + 1}: ${cell.say(run[cursor])}`),
  });
  const inputNow = inputRow({ onedit: edit, onrest: settle });
  const sliders = weightSliders({
    groups: cell.groups,
    onmove(block, name, value) {
      weights[block][name] = value;
      update();
    },
    onrest: settle,
  });
  const defaultsButton = button("Default weights", () => {
    extras.defaults?.();
    setWeights(cell.weights());
    update();
    settle();
    say("All weights are back at their defaults.");
  });
  const task = goalBox({
    goals,
    onchoose(next) {
      choose(next);
      settle();
      say(next ? next.task : "Free play.");
    },
    onrecipe: (one) => reached.lookUp(one),
  });
  const extras = cell.extras({
    say,
    goals,
    goalOf,
    now: () => ({ weights, inputs, run, cursor, first: first() }),
    setWeights,
    update,
    settle,
    snapshot,
    restore,
    focus: () => task.picker.querySelector(":checked").focus(),
  });

  const right = h("div", { class: extras.beside && "gkm-run" }, chart.root, time.scrub, time.row, inputNow.root);
  const panels = h("div", { class: "gkm-desk" }, h("div", {}, unit.root, equation.root), right, extras.beside);
  const note = "Every step uses the same weights, so moving one redraws the whole run.";
  const shared = h("p", { class: "gkm-shared" }, note);
  const above = [task.picker, extras.above, task.box, panels, shared, sliders.main, sliders.more];
  const below = [h("div", { class: "gkm-row" }, defaultsButton), extras.below, problemLine(model)];
  el.append(...[...above, ...below].filter((node) => node !== undefined));

  // Drawing

  function first() {
    return Math.max(0, inputs.length - STEPS);
  }

  // Weights, settings or inputs have changed: compute the whole run afresh and draw it.
  function update() {
    run = cell.run(weights, inputs, extras.settings);
    draw();
  }

  function draw() {
    const at = run[cursor];
    const found = goal ? cell.detectors[goal.kind](run) : { checks: [], bands: [] };
    chart.draw(run, first(), cursor, found.bands);
    unit.update(at, extras.settings);
    equation.update(part, at, weights, extras.settings);
    time.update();
    inputNow.update(at);
    extras.draw?.();
    if (!task.judge(found.checks)) extras.open?.();
    else if ((extras.counts?.() ?? true) && goal && !reached.has(goal.id)) reached.reach(goal, snapshot());
  }

  // Time and inputs

  /** @param {number} k */
  function go(k) {
    cursor = Math.max(first(), Math.min(inputs.length - 1, k));
    draw();
  }

  function advance() {
    if (cursor + 1 < inputs.length) {
      go(cursor + 1);
      return;
    }
    inputs.push({ ...inputs[cursor] });
    cursor += 1;
    update();
  }

  function reset() {
    if (!goal) inputs = [{ ...inputs[0] }];
    cursor = 0;
    update();
  }

  /** @param {Partial<import("./cell.js").Input>} change */
  function edit(change) {
    time.pause();
    Object.assign(inputs[cursor], change);
    update();
  }

  /**
   * A goal lays its whole stream out, with the cursor where the first value comes in; free play goes on where it was.
   * @param {import("./cell.js").Goal | null} next
   */
  function choose(next) {
    time.pause();
    if (!goal) free = { inputs, cursor };
    goal = next;
    inputs = next ? streamOf(next) : free.inputs;
    const wanted = next ? inputs.findIndex((input) => cell.matters(next, input)) : free.cursor;
    cursor = Math.max(first(), Math.min(wanted, inputs.length - 1));
    task.show(goal);
    inputNow.enable(goal === null);
    update();
  }

  // State

  /** @param {import("./cell.js").Weights} next */
  function setWeights(next) {
    weights = next;
    sliders.set(weights);
  }

  // Everything that it takes to show the same desk again, free play's run too while a goal is on.
  function snapshot() {
    const own = (goal ? free.inputs : inputs).map(({ x, m }) => [x, m]);
    const place = { goal: goal ? goal.id : null, cursor, inputs: own, ...(goal && { freeCursor: free.cursor }) };
    return structuredClone({ weights, ...place, ...extras.snapshot() });
  }

  function describe() {
    unit.describe(run[cursor], extras.settings);
    chart.describe(run, first(), cursor);
  }

  function settle() {
    describe();
    saved = JSON.stringify(snapshot());
    model.set("state", JSON.parse(saved));
    model.save_changes();
    extras.settled?.();
  }

  /** @param {any} state */
  function restore(state) {
    setWeights(readWeights(state.weights, cell.weights()));
    extras.restore(state);
    goal = null;
    inputs = readInputs(state.inputs, cell.example);
    cursor = Number.isInteger(state.freeCursor) ? state.freeCursor : 2;
    choose(goalOf(state.goal));
    if (Number.isInteger(state.cursor)) go(state.cursor);
    describe();
  }

  model.on("change:state", () => {
    if (JSON.stringify(model.get("state")) !== saved) restore(model.get("state"));
  });
  unit.select(part);
  reached.show();
  restore(model.get("state") || {});
  return () => {
    time.stop();
    reached.end();
  };
}
