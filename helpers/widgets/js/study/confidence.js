// How sure are you? Asked now and then, before the answer is shown. It stands behind what goes on, and may be left unanswered.
import { choice } from "../kit/controls.js";

const EVERY = 5;
/** @type {[string, string][]} */
const LEVELS = [
  ["25", "I'm guessing"],
  ["50", "half and half"],
  ["75", "rather sure"],
  ["95", "sure"],
];
let shown = 0;

/** Whether it is time to ask: at every fifth card or question that is shown. */
export function timeToAsk() {
  shown += 1;
  return shown % EVERY === 0;
}

/** @returns {{root: HTMLElement, value(): number | undefined}} What was said, in percent; undefined while nothing was. */
export function confidence() {
  /** @type {number | undefined} */
  let sure;
  const box = choice({
    legend: "How sure are you? You may leave this out.",
    options: LEVELS,
    onchange: (value) => {
      sure = +value;
    },
  });
  box.root.classList.add("gkm-sure");
  return { root: box.root, value: () => sure };
}
