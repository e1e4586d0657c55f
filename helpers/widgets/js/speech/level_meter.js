// How loud it is now, as a bar in decibels.
import { h, setAll } from "../kit/dom.js";

const QUIETEST = -60; // decibels below the loudest that there is

/** @type {(level: number) => number} */
export const decibels = (level) => Math.max(QUIETEST, 20 * Math.log10(level + 1e-9));

export function levelMeter() {
  const bar = h("div", { class: "gkm-level-bar" });
  const root = h(
    "div",
    { class: "gkm-level-meter", role: "meter", "aria-label": "Level", "aria-valuemin": QUIETEST, "aria-valuemax": 0 },
    bar,
  );
  let shown = QUIETEST;
  const draw = () => {
    bar.style.width = `${(100 * (1 - shown / QUIETEST)).toFixed(1)}%`;
    setAll(root, {
      "aria-valuenow": Math.round(shown),
      "aria-valuetext": `${Math.round(-shown)} decibels below the loudest`,
    });
  };
  draw();
  return {
    root,
    /** @param {number} level The root of the mean square; it falls slowly, so that an eye can follow. */
    show(level) {
      shown = Math.max(decibels(level), shown - 0.7);
      draw();
    },
    rest() {
      shown = QUIETEST;
      draw();
    },
  };
}
