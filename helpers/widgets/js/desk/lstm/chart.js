// What an LSTM's chart shows under the inputs: its gates, cell and hidden state.
import { num } from "../../kit/numbers.js";
import { memoryLevels } from "../run_chart.js";

/** @type {import("../cell.js").Chart} */
export const chart = {
  height: 376,
  right: 366,
  panels: [
    {
      place: { top: 118, bottom: 208, title: "gates: 0 is shut, 1 is open" },
      levels: () => [0, 1],
      lines: [
        { key: "f", label: "forget f", quantity: "forget" },
        { key: "i", label: "input i", quantity: "input" },
        { key: "o", label: "output o", quantity: "output" },
      ],
    },
    {
      place: { top: 250, bottom: 340, title: "cell state and hidden state" },
      levels: memoryLevels,
      lines: [
        { key: "c", label: "cell c", quantity: "cell" },
        { key: "h", label: "hidden h", quantity: "hidden" },
      ],
    },
  ],
  banded: { panel: 1, quantity: "cell" },
  what: "inputs, gates, cell and hidden state",
  describe(now, rows, first) {
    const most = rows.reduce((best, row) => (Math.abs(row.c) > Math.abs(best.c) ? row : best));
    return (
      `forget gate ${num(now.f, 3)}, input gate ${num(now.i, 3)}, output gate ${num(now.o, 3)}, ` +
      `cell ${num(now.c)}, hidden state ${num(now.h)}. ` +
      `The cell is fullest at step ${first + rows.indexOf(most) + 1} with ${num(most.c)}, and ends at ${num(rows[rows.length - 1].c)}.`
    );
  },
};
