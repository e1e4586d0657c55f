// One of the three networks: what can be steered in it, what it says of the sequence that is shown, and its insides.
import { h, s, setText } from "../kit/dom.js";
import { insides } from "./insides.js";
import { steeringBox } from "./steering.js";
import { nameOf, share } from "./words.js";

/** @typedef {import("./settings.js").NetworkSettings} NetworkSettings */
/** @typedef {import("./watch.js").Seen} Seen */
/** @typedef {import("./tasks/task.js").Task} Task */

/**
 * @param {number} k Which of the three.
 * @param {{steer: (what: string, value: any) => void, restart: (change: (one: NetworkSettings) => void) => void, choose: (unit: number) => void}} acts
 */
export function networkCard(k, { steer, restart, choose }) {
  const title = h("h3", {}),
    line = s("path", { class: `gkm-curve gkm-line-${k}`, d: "M0 5H30" });
  const right = h("span", { class: "gkm-network-right" }),
    answer = h("p", { class: "gkm-network-answer" });
  const steering = steeringBox(k, steer, restart),
    inside = insides(choose);
  const root = h(
    "section",
    { class: "gkm-network", "aria-label": `Network ${k + 1}` },
    h("div", { class: "gkm-network-head" }, s("svg", { viewBox: "0 0 30 10", "aria-hidden": "true" }, line), title),
    right,
    answer,
    steering.root,
    ...inside.parts,
  );
  return {
    root,
    /** @param {NetworkSettings} one */
    place(one) {
      root.dataset.quantity = one.kind;
      line.setAttribute("data-quantity", one.kind);
      setText(title, nameOf(one, k));
      steering.place(one);
    },
    /**
     * @param {Seen} seen
     * @param {Task} task
     * @param {number} rightNow Share right of what it never saw.
     * @param {number} unit
     */
    draw(seen, task, rightNow, unit) {
      setText(right, `${share(rightNow)} right`);
      setText(answer, `At the end it says ${answerOf(seen, task)}`);
      inside.draw(seen, unit);
    },
  };
}

/**
 * What it says at the end, how sure it is where that can be said, and whether it is right.
 * @type {(seen: Seen, task: Task) => string}
 */
function answerOf({ answer, wanted }, task) {
  const sure = task.answer === "yes or no" ? `, sure to ${share(Math.max(answer, 1 - answer))}` : "";
  const correct =
    task.answer === "how much"
      ? Math.abs(answer - wanted) < (task.within ?? 0)
      : task.answer === "which"
        ? answer === wanted
        : answer > 0.5 === wanted > 0.5;
  return `“${task.said(answer)}”${sure} ${correct ? "✓" : `✗, not “${task.said(wanted)}”`}`;
}
