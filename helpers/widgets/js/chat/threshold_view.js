// The threshold: a slider, what it does to questions that somebody else wrote, and how that changes along the slider.
import { curves, panel } from "../kit/chart.js";
import { button, slider } from "../kit/controls.js";
import { h, s, setAll, setText } from "../kit/dom.js";
import { linear } from "../kit/numbers.js";
import { chosenThreshold, inWords, outcome } from "./threshold.js";

/** @typedef {import("./threshold.js").Judged} Judged */

const STEPS = 100; // between never and always
const PLACE = { left: 34, right: 330, top: 34, bottom: 170, title: "Questions answered, by threshold" };
const x = linear(0, STEPS, PLACE.left, PLACE.right);
const XS = Array.from({ length: STEPS + 1 }, (_, k) => x(k));

/**
 * @param {() => void} changed The threshold is another one.
 * @param {(text: string) => void} say
 */
export function thresholdBox(changed, say) {
  let threshold = 0,
    chosen = 0;
  /** @type {Judged[]} */
  let judged = [];
  /** @type {{right: number, wrong: number}[]} */
  let rows = [];
  const control = slider({
    label: "It answers when it is at least this sure",
    min: 0,
    max: STEPS,
    step: 1,
    value: 0,
    format: (v) => `${v} %`,
    oninput: (v) => set(v / STEPS),
  });
  control.input.addEventListener("change", () => say(words.textContent ?? ""));
  const back = button("", () => {
    control.set(Math.round(STEPS * chosen));
    set(chosen);
    say(words.textContent ?? "");
  });
  const frame = panel(PLACE);
  const lines = curves(frame, [
    { key: "right", label: "right", quantity: "input" },
    { key: "wrong", label: "wrongly", quantity: "forget" },
  ]);
  const cursor = s("line", { class: "gkm-cursor", y1: PLACE.top, y2: PLACE.bottom });
  const ticks = [0, 25, 50, 75, 100].map((tick) =>
    s("text", { class: "gkm-tick", x: x(tick), y: PLACE.bottom + 20, "text-anchor": "middle" }, `${tick} %`),
  );
  const chart = s(
    "svg",
    { viewBox: "0 0 420 200", role: "img", class: "gkm-threshold" },
    frame.root,
    cursor,
    lines.root,
    ...ticks,
  );
  const words = h("p", { class: "gkm-outcome" });

  /** @type {(value: number) => void} */
  function set(value) {
    threshold = value;
    draw();
    changed();
  }

  function draw() {
    const at = Math.round(STEPS * threshold);
    lines.draw(XS, rows, at);
    setAll(cursor, { x1: x(at), x2: x(at) });
    setText(words, inWords(outcome(judged, threshold), threshold));
    const { right, wrong } = rows[at];
    chart.setAttribute(
      "aria-label",
      `Curves of how many questions are answered rightly and wrongly, by threshold. From ${rows[0].right} right and ${rows[0].wrong} ` +
        `wrongly at 0 % both fall; at ${at} % they are ${right} and ${wrong}.`,
    );
  }

  return {
    root: h("div", {}, control.root, words, chart, h("div", { class: "gkm-row" }, back)),
    /**
     * Another recogniser's answers: to questions that its threshold is chosen on, and to those that it is reported on.
     * @type {(choose: Judged[], report: Judged[]) => void}
     */
    judge(choose, report) {
      judged = report;
      rows = XS.map((_, k) => outcome(judged, k / STEPS));
      const limit = 10 * Math.ceil(Math.max(...rows.map((row) => Math.max(row.right, row.wrong)), 1) / 10);
      frame.scale([0, limit / 2, limit]);
      chosen = chosenThreshold(choose, STEPS);
      setText(back, `Back to ${Math.round(STEPS * chosen)} %, chosen on ${choose.length} other questions`);
      control.set(Math.round(STEPS * chosen));
      set(chosen);
    },
    /** @returns {number} */
    get threshold() {
      return threshold;
    },
  };
}
