// The gate desk: one LSTM unit to steer by hand, and its last 50 steps. Inputs are a list, time is a cursor in it.

import { button } from "../kit/controls.js";
import { h, setAll, setText } from "../kit/dom.js";
import { num } from "../kit/numbers.js";
import { emit, problemLine, start, still } from "../kit/widget.js";
import { readChallenge, writeChallenge } from "./challenge.js";
import { equationPanel } from "./gate_equations.js";
import { unitDrawing } from "./gate_unit.js";
import { goalBox } from "./goal_box.js";
import { defaultWeights, detectors, runUnit, STEPS, streamOf } from "./goals.js";
import { inputRow, MOST, readInputs } from "./input_row.js";
import { runChart } from "./run_chart.js";
import { shareBox } from "./share_box.js";
import { readWeights, weightSliders } from "./weight_sliders.js";

const PACE = 220; // milliseconds for a step of play

function render({ model, el }) {
  const { say } = start(el, "gate-desk", "Gate desk: steer one LSTM unit");
  el.classList.add("gkm-explorer");
  const goals = model.get("goals");
  const reached = new Set(model.get("reached"));
  let weights = defaultWeights();
  let goal = null; // null is free play
  let inputs = readInputs();
  let cursor = 0;
  let run = [];
  let free = null; // inputs and cursor of free play while a goal is on
  let challenge = null; // {goal, question} of somebody else's, and `own`: the desk as it was before
  let counts = true; // whether reaching a goal counts: not when a challenge arrives solved
  let timer = 0;
  let part = "f"; // the part whose equation is shown
  let saved = null;

  const unit = unitDrawing((id) => {
    part = id;
    unit.select(id);
    equation.update(id, run[cursor], weights);
  });
  const equation = equationPanel();
  const chart = runChart((k) => scrubTo(first() + k));
  const scrub = h("input", { type: "range", class: "gkm-scrub", step: 1, "aria-label": "step shown" });
  const icon = h("span", { "aria-hidden": "true" });
  const verb = h("span");
  const playButton = h("button", { type: "button", class: "gkm-button gkm-play" }, icon, verb);
  const stepButton = button("Step", () => rest(advance));
  const resetButton = button("Reset", () => rest(reset));
  const counter = h("output", { class: "gkm-counter" });
  const inputNow = inputRow({ onedit: edit, onrest: settle });
  const sliders = weightSliders({
    onmove(block, name, value) {
      weights[block][name] = value;
      update();
    },
    onrest: settle,
  });
  const defaultsButton = button("Default weights", () => {
    setWeights(defaultWeights());
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
  });
  const share = shareBox({
    make: (question) => writeChallenge({ ...snapshot(), question }),
    open: accept,
    back: leave,
    say,
  });
  playButton.addEventListener("click", () => (timer ? rest() : play()));
  scrub.addEventListener("input", () => scrubTo(+scrub.value - 1));
  scrub.addEventListener("change", settle);

  const timeRow = h("div", { class: "gkm-row" }, playButton, stepButton, resetButton, counter);
  const right = h("div", {}, chart.root, scrub, timeRow, inputNow.root);
  const shared = h(
    "p",
    { class: "gkm-shared" },
    "Every step uses the same weights, so moving one redraws the whole run.",
  );
  const desk = h("div", { class: "gkm-desk" }, h("div", {}, unit.root, equation.root), right);
  el.append(task.picker, share.banner, task.box, desk, shared, sliders.main, sliders.more);
  el.append(h("div", { class: "gkm-row" }, defaultsButton), share.root, problemLine(model));

  // Drawing

  function first() {
    return Math.max(0, inputs.length - STEPS);
  }

  // Weights or inputs have changed: compute the whole run afresh and draw it.
  function update() {
    run = runUnit(weights, inputs);
    draw();
  }

  function draw() {
    const at = run[cursor];
    const found = goal ? detectors[goal.kind](run) : { checks: [], bands: [] };
    chart.draw(run, first(), cursor, found.bands);
    unit.update(at);
    equation.update(part, at, weights);
    setText(counter, `Step ${cursor + 1} of ${inputs.length}`);
    setAll(scrub, { min: first() + 1, max: first() + STEPS });
    scrub.value = cursor + 1;
    inputNow.update(at);
    stepButton.disabled = atEnd();
    const passed = task.judge(found.checks);
    if (passed && counts && goal && !reached.has(goal.id)) reach();
    counts ||= !passed;
  }

  function reach() {
    reached.add(goal.id);
    task.mark(reached);
    emit(model, "goal", { goal: goal.id, state: snapshot() });
    say(`Goal reached: ${goal.title}.`);
  }

  function describe() {
    unit.describe(run[cursor]);
    chart.describe(run, first(), cursor);
  }

  // Time

  function atEnd() {
    return cursor + 1 >= (goal ? STEPS : MOST);
  }

  function go(k) {
    cursor = Math.max(first(), Math.min(inputs.length - 1, k));
    draw();
  }

  function scrubTo(k) {
    pause();
    go(k);
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

  function play() {
    if (atEnd()) reset();
    // Where motion is unwelcome, ten steps at once.
    if (still())
      return rest(() => {
        for (let k = 0; k < 10 && !atEnd(); k += 1) advance();
      });
    timer = setInterval(() => {
      advance();
      if (atEnd()) rest();
    }, PACE);
    showPlaying();
  }

  function pause() {
    clearInterval(timer);
    timer = 0;
    showPlaying();
  }

  // Stop, do `last`, and tell where things are now.
  function rest(last = () => {}) {
    pause();
    last();
    settle();
    const at = run[cursor];
    say(`Step ${cursor + 1}: forget gate ${num(at.f, 3)}, cell ${num(at.c)}, hidden state ${num(at.h)}.`);
  }

  function showPlaying() {
    setText(icon, timer ? "❚❚" : "▶");
    setText(verb, timer ? "Pause" : still() ? "Play ten steps" : "Play");
  }

  function edit(change) {
    pause();
    Object.assign(inputs[cursor], change);
    update();
  }

  // A goal lays its whole stream out, with the cursor where the value comes in; free play goes on where it was.
  function choose(next) {
    pause();
    if (!goal) free = { inputs, cursor };
    goal = next;
    inputs = goal ? streamOf(goal) : free.inputs;
    const comes = (input) => input.x !== 0 && (input.m !== 0 || goal.kind !== "ignore-noise");
    const wanted = goal ? inputs.findIndex(comes) : free.cursor;
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

  // Everything that it takes to show the same desk again, free play's run too while a goal is on.
  function snapshot() {
    const own = goal ? { inputs: free.inputs, freeCursor: free.cursor } : { inputs };
    own.inputs = own.inputs.map(({ x, m }) => [x, m]);
    return structuredClone({ weights, goal: goal ? goal.id : null, cursor, ...own, ...(challenge && { challenge }) });
  }

  function settle() {
    describe();
    saved = JSON.stringify(snapshot());
    model.set("state", JSON.parse(saved));
    model.save_changes();
    share.refresh();
  }

  function restore(state) {
    const goalOf = (id) => goals.find((known) => known.id === id) ?? null;
    setWeights(readWeights(state.weights));
    challenge = state.challenge ?? null;
    counts = !challenge;
    share.show(challenge, goalOf(challenge?.goal));
    goal = null;
    inputs = readInputs(state.inputs);
    cursor = Number.isInteger(state.freeCursor) ? state.freeCursor : 2;
    choose(goalOf(state.goal));
    if (Number.isInteger(state.cursor)) go(state.cursor);
    describe();
  }

  // Somebody else's desk, until the learner goes back.
  function accept(text) {
    const { question, ...theirs } = readChallenge(text, goals);
    const own = challenge ? challenge.own : snapshot();
    restore({ ...theirs, challenge: { goal: theirs.goal, question, own } });
    settle();
    say(share.banner.firstChild.textContent);
    share.banner.scrollIntoView({ block: "nearest" });
  }

  function leave() {
    restore(challenge.own ?? {});
    settle();
    say("Your own desk is back.");
    task.picker.querySelector(":checked").focus();
  }

  model.on("change:state", () => JSON.stringify(model.get("state")) !== saved && restore(model.get("state")));
  model.on("change:reached", () => {
    for (const id of model.get("reached")) reached.add(id);
    task.mark(reached);
  });
  unit.select(part);
  task.mark(reached);
  restore(model.get("state") || {});
  return () => clearInterval(timer);
}

export default { render };
