// What a GRU's chart shows under the inputs: its gates and states, then those of the LSTM beside it, on the same input.
import { num } from "../../kit/numbers.js";
import { memoryLevels } from "../run_chart.js";

/** @type {import("../cell.js").Chart} */
export const chart = {
  height: 484,
  right: 340,
  panels: [
    {
      place: { top: 116, bottom: 186, title: "GRU: gates, 0 to 1" },
      levels: () => [0, 1],
      lines: [
        { key: "r", label: "reset r", quantity: "reset" },
        { key: "z", label: "update z", quantity: "update" },
      ],
    },
    {
      place: { top: 228, bottom: 318, title: "GRU: h stays within −1 to 1" },
      levels: () => [-1, 0, 1],
      lines: [
        { key: "n", label: "candidate n", quantity: "candidate" },
        { key: "h", label: "state h", quantity: "hidden" },
      ],
    },
    {
      place: { top: 360, bottom: 448, title: "LSTM beside it: c may grow" },
      levels: (rows) => memoryLevels(rows, []), // c may outgrow 1,
      lines: [
        { key: "c", label: "cell c", quantity: "cell" },
        { key: "hBeside", label: "hidden h", quantity: "hidden" },
      ],
    },
  ],
  banded: { panel: 1, quantity: "hidden" },
  what: "inputs, the GRU's gates, its candidate and state, and the LSTM's cell",
  describe(now, rows) {
    return (
      `reset gate ${num(now.r, 3)}, update gate ${num(now.z, 3)}, candidate ${num(now.n)}, h ${num(now.h)}; ` +
      `the LSTM's cell ${num(now.c)}. At the end h is ${num(rows[rows.length - 1].h)} and the LSTM's cell ${num(rows[rows.length - 1].c)}.`
    );
  },
};
