// Three charts: how many are right and the loss, against updates; the gradient against the lag.
import { colourOf, logChart, logLimits } from "../gradients/log_chart.js";
import { h } from "../kit/dom.js";
import { lossLimit, updateCurves } from "./curves.js";
import { capital, nameOf, share, short } from "./words.js";

/** @typedef {import("./serve.js").Figures} Figures */
/** @typedef {import("./session.js").Point} Point */
/** @typedef {import("./tasks/task.js").Task} Task */

export function progressCharts() {
  const right = updateCurves("Right, of what they never saw", share),
    loss = updateCurves("Loss", short);
  return {
    root: h("div", { class: "gkm-playground-charts" }, right.root, loss.root),
    /** @type {(figures: Figures, points: Point[], task: Task) => void} */
    draw({ settings, updates, baselines }, points, task) {
      const [times, unit] = task.unit,
        now = points[points.length - 1],
        xs = points.map((one) => one.update),
        kinds = settings.networks.map((one) => colourOf(one.kind));
      const rights = kinds.map((_, k) => points.map((one) => one.right[k])),
        losses = kinds.map((_, k) => points.map((one) => one.losses[k] * times));
      right.draw(
        xs,
        rights,
        kinds,
        baselines.map((one) => one.right),
        1,
      );
      const plain = baselines.map((one) => (one.loss ?? 0) * times);
      loss.draw(xs, losses, kinds, plain, lossLimit([...plain, ...losses.map((row) => row[row.length - 1])]));
      const inWords = settings.networks.map(
        (one, k) => `${nameOf(one, k)}: ${share(now.right[k])} right, loss ${short(now.losses[k] * times)}`,
      );
      const without = baselines.map((one) => `${one.name}: ${share(one.right)}`).join("; ");
      right.root.setAttribute(
        "aria-label",
        `${capital(task.right)} against updates. After ${updates}: ${inWords.join("; ")}. Without a network: ${without}.`,
      );
      loss.root.setAttribute("aria-label", `Loss in ${unit} against updates; its figures are in the table.`);
    },
  };
}

export function lagChart() {
  const lines = [0, 1, 2].map((k) => ({ key: String(k), quantity: "rnn", class: `gkm-line-${k}` }));
  const name = "Gradient at the memory, as a share of the last step’s";
  const chart = logChart(lines, "steps back from the end", name);
  chart.root.setAttribute("aria-label", `${name}: nothing is measured yet.`);
  return {
    root: h(
      "details",
      { class: "gkm-lags", open: true },
      h("summary", {}, "How far back does an error reach?"),
      chart.root,
    ),
    /** @param {Figures} figures */
    draw({ settings, seen }) {
      const series = Object.fromEntries(
        seen.map((one, k) => [String(k), one.lags.map((v) => Math.log10(Math.max(v, 1e-30)))]),
      );
      const steps = seen[0].lags.length - 1;
      chart.root.querySelectorAll("path.gkm-curve").forEach((/** @type {Element} */ path, /** @type {number} */ k) => {
        path.setAttribute("data-quantity", colourOf(settings.networks[k].kind));
      });
      chart.draw(series, {
        ...logLimits(Object.values(series).flat(), -16, 4),
        xs: (/** @type {number} */ k) => k / Math.max(1, steps),
        ticks: [
          [0, "0"],
          [1, String(steps)],
        ],
      });
      const ten = Math.min(10, steps);
      chart.root.setAttribute(
        "aria-label",
        `How much of the gradient is left ${ten} steps back. ${settings.networks.map((one, k) => `${nameOf(one, k)}: ${seen[k].lags[ten].toExponential(1)}`).join("; ")}.`,
      );
    },
  };
}
