// Play, step and reset, and the slider that moves the cursor through a run.

import { button } from "../kit/controls.js";
import { h, setAll, setText } from "../kit/dom.js";
import { still } from "../kit/widget.js";
import { STEPS } from "./goals.js";

const GRU_PACE = 220; // milliseconds for a step of play

// `now()` tells {cursor, first, length, end}; `advance` and `reset` change the run, `go(k)` moves the cursor, `settle` is called when things come
// to rest, `tell()` says where they are. Returns {row, scrub, update, pause, rest, stop}.
export function timeControls({ now, advance, reset, go, settle, say, tell }) {
  let timer = 0;
  const icon = h("span", { "aria-hidden": "true" });
  const verb = h("span");
  const playButton = h(
    "button",
    { type: "button", class: "gkm-button gkm-play", onclick: () => (timer ? rest() : play()) },
    icon,
    verb,
  );
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
    // Where motion is unwelcome, ten steps at once.
    if (still())
      return rest(() => {
        for (let k = 0; k < 10 && !now().end; k += 1) advance();
      });
    timer = setInterval(() => {
      advance();
      if (now().end) rest();
    }, GRU_PACE);
    show();
  }

  function pause() {
    clearInterval(timer);
    timer = 0;
    show();
  }

  // Stop, do `last`, and tell where things are now.
  function rest(last = () => {}) {
    pause();
    last();
    settle();
    say(tell());
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
