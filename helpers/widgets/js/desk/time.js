// Play, step and reset, and the slider that moves the cursor through a run.
import { button } from "../kit/controls.js";
import { h, setAll, setText } from "../kit/dom.js";
import { still } from "../kit/widget.js";
import { STEPS } from "./inputs.js";

const PACE = 220; // milliseconds for a step of play

/**
 * @param {object} options
 * @param {() => {cursor: number, first: number, length: number, end: boolean}} options.now
 * @param {() => void} options.advance Changes the run, as `reset` does.
 * @param {() => void} options.reset
 * @param {(k: number) => void} options.go Moves the cursor.
 * @param {() => void} options.settle Is called when things come to rest.
 * @param {() => void} options.say Says where they are.
 */
export function timeControls({ now, advance, reset, go, settle, say }) {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  let timer;
  const icon = h("span", { "aria-hidden": "true" });
  const verb = h("span");
  const onclick = () => (timer ? rest() : play());
  const playButton = h("button", { type: "button", class: "gkm-button gkm-play", onclick }, icon, verb);
  const stepButton = button("Step", () => rest(advance));
  const resetButton = button("Reset", () => rest(reset));
  const counter = h("output", { class: "gkm-counter" });
  const scrub = h("input", { type: "range", class: "gkm-scrub", step: 1, "aria-label": "step shown" });
  scrub.addEventListener("input", () => {
    pause();
    go(+scrub.value - 1);
  });
  scrub.addEventListener("change", settle);

  function play() {
    if (now().end) reset();
    if (still()) {
      rest(tenSteps);
      return;
    }
    timer = setInterval(() => {
      advance();
      if (now().end) rest();
    }, PACE);
    show();
  }

  // Where motion is unwelcome.
  function tenSteps() {
    for (let k = 0; k < 10 && !now().end; k += 1) advance();
  }

  function pause() {
    clearInterval(timer);
    timer = undefined;
    show();
  }

  // Stop, do `last`, and say where things are now.
  function rest(last = () => {}) {
    pause();
    last();
    settle();
    say();
  }

  function show() {
    setText(icon, timer ? "❚❚" : "▶");
    setText(verb, timer ? "Pause" : still() ? "Play ten steps" : "Play");
  }

  show();
  return {
    row: h("div", { class: "gkm-row" }, playButton, stepButton, resetButton, counter),
    scrub,
    pause,
    update() {
      const { cursor, first, length, end } = now();
      setText(counter, `Step ${cursor + 1} of ${length}`);
      setAll(scrub, { min: first + 1, max: first + STEPS });
      scrub.value = cursor + 1;
      stepButton.disabled = end;
    },
    stop: () => clearInterval(timer),
  };
}
