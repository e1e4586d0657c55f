// The side that draws: starts the worker, hands on what the learner does, keeps the points of the curves.
import PROGRAM from "training-worker";

/** @typedef {import("./serve.js").Figures} Figures */
/** @typedef {import("./session.js").Point} Point */

/**
 * A worker with the networks. It runs from a text, so it needs no file beside the page: in Jupyter, on a page, from a folder.
 * @param {{series: Float64Array | null, text: string, still: boolean}} data
 * @param {(figures: Figures, points: Point[]) => void} onfigures
 * @param {(problem: string) => void} onproblem
 */
export function makeTrainer(data, onfigures, onproblem) {
  const address = URL.createObjectURL(new Blob([PROGRAM], { type: "text/javascript" }));
  /** @type {Worker | null} */
  let worker = null;
  /** @type {Point[]} */
  let points = [];
  let number = 0;
  const refused = () =>
    onproblem(
      "This page doesn't let a worker start, so nothing can be trained in it. Open the notebook in JupyterLab on your own machine, or the page in another browser.",
    );
  try {
    worker = new Worker(address);
    worker.onerror = (event) => (event.message ? onproblem(`The training stopped: ${event.message}`) : refused());
    worker.onmessage = ({ data: figures }) => {
      if (figures.number !== number) return;
      if (figures.problem) {
        onproblem(`The training stopped: ${figures.problem}`);
        return;
      }
      const first = figures.points[0]?.update ?? Number.POSITIVE_INFINITY;
      points = figures.fresh ? figures.points : [...points.filter((one) => one.update < first), ...figures.points];
      onfigures(figures, points);
    };
    worker.postMessage({ kind: "data", ...data });
  } catch {
    refused();
  }
  /** @type {(kind: string, more?: object) => void} */
  const send = (kind, more = {}) => worker?.postMessage({ kind, ...more });
  return {
    /** @type {(run: any) => void} */
    start(run) {
      number += 1;
      send("start", { run, number });
    },
    /** @type {(until: number) => void} It stops by itself after so many updates; 0: it doesn't. */
    play: (until) => send("play", { until }),
    pause: () => send("pause"),
    once: () => send("once"),
    /** @type {(what: string, value: any) => void} */
    steer: (what, value) => send("steer", { what, value }),
    /** @type {(shown: number) => void} */
    show: (shown) => send("show", { shown }),
    end() {
      worker?.terminate();
      URL.revokeObjectURL(address);
    },
  };
}
