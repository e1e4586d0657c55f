// The GRU desk: one GRU unit to steer by hand, its last 50 steps, and an LSTM on the same input. Inputs are a list, time is a cursor in it.

import { button } from "../kit/controls.js";
import { h } from "../kit/dom.js";
import { num } from "../kit/numbers.js";
import { emit, problemLine, start } from "../kit/widget.js";
import { goalBox } from "./goal_box.js";
import { STEPS, streamOf } from "./goals.js";
import { GRU_CHART } from "./gru_chart.js";
import { gruEquation } from "./gru_equations.js";
import { gruDetectors } from "./gru_goals.js";
import { gruWeights, PYTORCH, runBoth, runGru, turnUpdate } from "./gru_run.js";
import { besideBox, conventionSwitches } from "./gru_switches.js";
import { timeControls } from "./gru_time.js";
import { gruDrawing } from "./gru_unit.js";
import { inputRow, MOST, readInputs } from "./input_row.js";
import { runChart } from "./run_chart.js";
import { clamp, readWeights, weightSliders } from "./weight_sliders.js";

const GRU_GROUPS = [
  { block: "r", title: "reset gate", main: ["b", "m", "x"], more: ["h"] },
  { block: "z", title: "update gate", main: ["b", "m", "x"], more: ["h"] },
  { block: "n", title: "candidate", main: ["b", "x", "h"], more: ["m", "bh"] },
];
const KNOCKS = Array.from({ length: 20 }, (_, k) => [k % 4 === 2 && k < 12 ? 1 : 0, 0]); // three pulses: what adds up can be seen
const OPTIONS = { update: ["keeps", "writes"], reset: ["after", "before"], write: ["tied", "free"] };

// The switches from outside; what is missing or unknown is as in PyTorch, and the LSTM's input gate is free.
export function readSwitches(given) {
  const desk = { ...PYTORCH, write: "free", bias: 0, turned: given?.turned === true };
  for (const [name, known] of Object.entries(OPTIONS)) if (known.includes(given?.[name])) desk[name] = given[name];
  if (Number.isFinite(given?.bias)) desk.bias = clamp(given.bias, 8);
  return desk;
}

function render({ model, el }) {
  const { say } = start(el, "gru-desk", "GRU desk: steer one GRU unit");
  el.classList.add("gkm-explorer");
  const goals = model.get("goals");
  const reached = new Set(model.get("reached"));
  let weights = gruWeights();
  let desk = readSwitches(); // conventions, and the LSTM beside
  let goal = null; // null is free play
  let inputs = readInputs([], KNOCKS);
  let cursor = 0;
  let run = [];
  let free = null; // inputs and cursor of free play while a goal is on
  let part = "z"; // the part whose equation is shown
  let saved = null;

  const unit = gruDrawing((id) => {
    part = id;
    unit.select(id);
    equation.update(id, run[cursor], weights, desk);
  });
  const equation = gruEquation();
  const chart = runChart((k) => {
    time.pause();
    go(first() + k);
  }, GRU_CHART);
  const time = timeControls({
    now: () => ({ cursor, first: first(), length: inputs.length, end: cursor + 1 >= (goal ? STEPS : MOST) }),
    advance,
    reset,
    go,
    settle,
    say,
    tell() {
      const at = run[cursor];
      return `Step ${cursor + 1}: reset gate ${num(at.r, 3)}, update gate ${num(at.z, 3)}, h ${num(at.h)}.`;
    },
  });
  const inputNow = inputRow({ onedit: edit, onrest: settle });
  const sliders = weightSliders({
    groups: GRU_GROUPS,
    onmove(block, name, value) {
      weights[block][name] = value;
      update();
    },
    onrest: settle,
  });
  const defaultsButton = button("Default weights", () => {
    desk.turned = false;
    setWeights(gruWeights());
    update();
    settle();
    say("All weights are back at their defaults.");
  });
  const conventions = conventionSwitches({
    onchoose(name, value) {
      turn(name, value);
      settle();
      say(conventions.told(name) || "As in PyTorch.");
    },
    onturn() {
      desk.turned = !desk.turned;
      setWeights(turnUpdate(weights));
      update();
      settle();
      say(conventions.told("update") || "The update gate's signs are turned back.");
    },
  });
  const beside = besideBox({ onchoose: turn, onrest: settle });
  const task = goalBox({
    goals,
    onchoose(next) {
      choose(next);
      settle();
      say(next ? next.task : "Free play.");
    },
  });

  const left = h("div", {}, unit.root, equation.root);
  const right = h("div", { class: "gkm-run" }, chart.root, time.scrub, time.row, inputNow.root);
  const shared = h(
    "p",
    { class: "gkm-shared" },
    "Every step uses the same weights, so moving one redraws the whole run.",
  );
  el.append(
    task.picker,
    task.box,
    h("div", { class: "gkm-desk" }, left, right, beside.root),
    shared,
    sliders.main,
    sliders.more,
  );
  el.append(h("div", { class: "gkm-row" }, defaultsButton), conventions.root, problemLine(model));

  // Drawing

  function first() {
    return Math.max(0, inputs.length - STEPS);
  }

  // Weights, switches or inputs have changed: compute the whole run afresh and draw it.
  function update() {
    run = runBoth(weights, inputs, desk);
    draw();
  }

  function draw() {
    const at = run[cursor];
    const found = goal ? gruDetectors[goal.kind](run) : { checks: [], bands: [] };
    chart.draw(run, first(), cursor, found.bands);
    unit.update(at, desk);
    equation.update(part, at, weights, desk);
    time.update();
    inputNow.update(at);
    const until = inputs.slice(0, cursor + 1);
    conventions.update(desk, weights, cursor + 1, at.h, {
      turned: runGru(turnUpdate(weights), until, desk)[cursor].h,
      after: runGru(weights, until, { ...desk, reset: "after" })[cursor].h,
    });
    beside.update(run.slice(first()), desk);
    if (task.judge(found.checks) && goal && !reached.has(goal.id)) reach();
  }

  function reach() {
    reached.add(goal.id);
    task.mark(reached);
    emit(model, "goal", { goal: goal.id, state: snapshot() });
    say(`Goal reached: ${goal.title}.`);
  }

  // Time and inputs

  function go(k) {
    cursor = Math.max(first(), Math.min(inputs.length - 1, k));
    draw();
  }

  function advance() {
    if (cursor + 1 < inputs.length) return go(cursor + 1);
    inputs.push({ ...inputs[cursor] });
    cursor += 1;
    update();
  }

  function reset() {
    if (!goal) inputs = [{ ...inputs[0] }];
    cursor = 0;
    update();
  }

  function edit(change) {
    time.pause();
    Object.assign(inputs[cursor], change);
    update();
  }

  function turn(name, value) {
    desk[name] = value;
    showSwitches();
    update();
  }

  // A goal lays its whole stream out, with the cursor where the first value comes in; free play goes on where it was.
  function choose(next) {
    time.pause();
    if (!goal) free = { inputs, cursor };
    goal = next;
    inputs = goal ? streamOf(goal) : free.inputs;
    const wanted = goal ? inputs.findIndex((input) => input.x !== 0) : free.cursor;
    cursor = Math.max(first(), Math.min(wanted, inputs.length - 1));
    task.show(goal);
    inputNow.enable(goal === null);
    update();
  }

  // State

  function setWeights(next) {
    weights = next;
    sliders.set(weights);
  }

  function showSwitches() {
    conventions.set(desk);
    beside.set(desk);
  }

  // Everything that it takes to show the same desk again, free play's run too while a goal is on.
  function snapshot() {
    const own = goal ? { inputs: free.inputs, freeCursor: free.cursor } : { inputs };
    own.inputs = own.inputs.map(({ x, m }) => [x, m]);
    return structuredClone({ weights, desk, goal: goal ? goal.id : null, cursor, ...own });
  }

  function describe() {
    unit.describe(run[cursor], desk);
    chart.describe(run, first(), cursor);
  }

  function settle() {
    describe();
    saved = JSON.stringify(snapshot());
    model.set("state", JSON.parse(saved));
    model.save_changes();
  }

  function restore(state) {
    setWeights(readWeights(state.weights, gruWeights()));
    desk = readSwitches(state.desk);
    showSwitches();
    goal = null;
    inputs = readInputs(state.inputs, KNOCKS);
    cursor = Number.isInteger(state.freeCursor) ? state.freeCursor : 2;
    choose(goals.find((known) => known.id === state.goal) ?? null);
    if (Number.isInteger(state.cursor)) go(state.cursor);
    describe();
  }

  model.on("change:state", () => JSON.stringify(model.get("state")) !== saved && restore(model.get("state")));
  model.on("change:reached", () => {
    for (const id of model.get("reached")) reached.add(id);
    task.mark(reached);
  });
  unit.select(part);
  task.mark(reached);
  restore(model.get("state") || {});
  return time.stop;
}

export default { render };
