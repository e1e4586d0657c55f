// One of the three networks: what can be steered in it, what it says of the sequence that is shown, and its insides as heat maps.
import { slider } from "../kit/controls.js";
import { h, s, setAll, setText } from "../kit/dom.js";
import { num } from "../kit/numbers.js";
import { heatPicture } from "./heat.js";
import { GATES, LIMITS, RATES } from "./settings.js";

/** @typedef {import("./settings.js").NetworkSettings} NetworkSettings */
/** @typedef {import("./watch.js").Seen} Seen */
/** @typedef {import("./tasks/task.js").Task} Task */

/** @type {Record<string, string>} */
export const KIND_NAMES = { rnn: "RNN", lstm: "LSTM", gru: "GRU" };
/** @type {[string, string][]} */
const STANDS = [
  ["", "learned"],
  ["1", "held open (1)"],
  ["0.5", "held half open (0.5)"],
  ["0", "held shut (0)"],
];
/** @type {Record<string, string>} */
const ROWS = {
  i: "input gate i",
  f: "forget gate f",
  g: "candidate g",
  o: "output gate o",
  r: "reset gate r",
  z: "update gate z",
  n: "candidate n",
  c: "cell state c",
  h: "hidden state h",
};

/**
 * "LSTM, forget bias 3": a network in a few words.
 * @type {(one: NetworkSettings, k: number) => string}
 */
export function nameOf(one, k) {
  const start =
    one.kind === "rnn"
      ? one.orthogonal
        ? `, orthogonal × ${num(one.scale, 2)}`
        : one.scale === 1
          ? ""
          : `, matrix × ${num(one.scale, 2)}`
      : one.bias === null
        ? ", as drawn"
        : `, ${one.kind === "lstm" ? "forget" : "update"} bias ${num(one.bias, 1)}`;
  return `${k + 1} · ${KIND_NAMES[one.kind]}${start}`;
}

/**
 * A native choice with its label.
 * @param {string} label
 * @param {[string, string][]} options
 * @param {(value: string) => void} onchange
 */
export function select(label, options, onchange) {
  const input = h(
    "select",
    { "aria-label": label, onchange: () => onchange(input.value) },
    ...options.map(([value, text]) => h("option", { value }, text)),
  );
  return { input, root: h("label", { class: "gkm-select" }, h("span", { class: "gkm-name" }, label), input) };
}

/** @type {(rate: number) => number} */
const nearestRate = (rate) =>
  RATES.reduce(
    (best, one, k) => (Math.abs(Math.log(one / rate)) < Math.abs(Math.log(RATES[best] / rate)) ? k : best),
    0,
  );

/**
 * @param {number} k Which of the three.
 * @param {{steer: (what: string, value: any) => void, restart: (change: (one: NetworkSettings) => void) => void, choose: (unit: number) => void}} acts
 */
export function networkCard(k, { steer, restart, choose }) {
  /** @type {NetworkSettings | null} */
  let built = null;
  const title = h("h4", {}),
    head = h(
      "div",
      { class: "gkm-network-head" },
      s(
        "svg",
        { viewBox: "0 0 30 10", "aria-hidden": "true" },
        s("path", { class: `gkm-curve gkm-line-${k}`, d: "M0 5H30" }),
      ),
      title,
    );
  const right = h("span", { class: "gkm-network-right" }),
    answer = h("p", { class: "gkm-network-answer" });
  const rate = slider({
    label: "learning rate",
    min: 0,
    max: RATES.length - 1,
    step: 1,
    value: 4,
    format: (v) => String(RATES[v]),
    oninput: (v) => steer(`${k}.rate`, RATES[v]),
  });
  const start = h("div", {}),
    gates = h("div", { class: "gkm-network-gates" });
  const memory = heatPicture("", ({ row }) => choose(row)),
    gateMap = heatPicture(""),
    weights = heatPicture("");
  const labels = h("div", { class: "gkm-heat-labels", "aria-hidden": "true" }),
    unitLine = h("p", { class: "gkm-heat-title" }),
    memoryLine = h("p", { class: "gkm-heat-title" }),
    weightLine = h("p", { class: "gkm-heat-title" }),
    mark = h("div", { class: "gkm-heat-row", "aria-hidden": "true" });
  const kinds = select(
    "kind",
    [
      ["rnn", "RNN"],
      ["lstm", "LSTM"],
      ["gru", "GRU"],
    ],
    (kind) =>
      restart((one) => {
        Object.assign(one, {
          kind,
          held: {},
          bias: kind === "rnn" ? null : (one.bias ?? 1),
          orthogonal: false,
          scale: 1,
        });
      }),
  );
  const root = h(
    "section",
    { class: "gkm-network", "aria-label": `Network ${k + 1}` },
    head,
    right,
    answer,
    h("details", { open: true }, h("summary", {}, "Steer"), rate.root, start, gates, kinds.root),
    memoryLine,
    h("div", { class: "gkm-heat-frame" }, memory.root, mark),
    unitLine,
    h("div", { class: "gkm-gate-map" }, labels, gateMap.root),
    h("details", {}, h("summary", {}, "Weights from memory to memory"), weightLine, weights.root),
  );

  /** @type {ReturnType<typeof slider> | null} */
  let bias = null;
  /** @type {Map<string, any>} */
  const held = new Map();

  // The controls of a kind, built anew only where the kind changes.
  /** @param {NetworkSettings} one */
  function build(one) {
    held.clear();
    bias = null;
    kinds.input.value = one.kind;
    const accent = one.kind;
    root.dataset.quantity = accent;
    head.querySelector("path")?.setAttribute("data-quantity", accent);
    if (one.kind === "rnn") {
      const matrix = select(
        "recurrent matrix",
        [
          ["drawn", "as PyTorch draws it"],
          ["orthogonal", "orthogonal"],
        ],
        (v) =>
          restart((own) => {
            own.orthogonal = v === "orthogonal";
          }),
      );
      matrix.input.value = one.orthogonal ? "orthogonal" : "drawn";
      const scale = slider({
        label: "matrix × (starts again)",
        min: LIMITS.scale[0],
        max: LIMITS.scale[1],
        step: 0.05,
        value: one.scale,
        format: (v) => v.toFixed(2),
        oninput: () => {},
      });
      scale.input.addEventListener("change", () =>
        restart((own) => {
          own.scale = +scale.input.value;
        }),
      );
      start.replaceChildren(matrix.root, scale.root);
      gates.replaceChildren(h("p", { class: "gkm-how" }, "A plain RNN has no gate to hold."));
      return;
    }
    bias = slider({
      label: one.kind === "lstm" ? "forget bias" : "update bias",
      min: LIMITS.bias[0],
      max: LIMITS.bias[1],
      step: 0.5,
      value: one.bias ?? 0,
      quantity: "forget",
      format: (v) => num(v, 1),
      oninput: (v) => steer(`${k}.bias`, v),
    });
    start.replaceChildren(bias.root);
    gates.replaceChildren(
      ...GATES[one.kind].map(([letter, name]) => {
        const made = select(name, STANDS, (v) => steer(`${k}.held.${letter}`, v === "" ? null : Number(v)));
        held.set(letter, made.input);
        return made.root;
      }),
    );
  }

  return {
    root,
    /** @param {NetworkSettings} one */
    place(one) {
      if (!built || built.kind !== one.kind || built.orthogonal !== one.orthogonal || built.scale !== one.scale)
        build(one);
      built = structuredClone(one);
      setText(title, nameOf(one, k));
      rate.set(nearestRate(one.rate));
      if (bias && document.activeElement !== bias.input) bias.set(one.bias ?? 0);
      for (const [letter, input] of held) input.value = letter in one.held ? String(one.held[letter]) : "";
    },
    /**
     * @param {Seen} seen
     * @param {Task} task
     * @param {number} share Right of what it never saw.
     * @param {number} unit
     */
    draw(seen, task, share, unit) {
      const { values } = seen,
        H = unitCount(seen),
        T = seen.lags.length,
        letter = values.c ? "c" : "h",
        kept = values[letter];
      setText(right, `${(100 * share).toFixed(0)} % right`);
      const says =
        task.answer === "yes or no"
          ? `“${task.said(seen.answer)}”, sure to ${(100 * Math.max(seen.answer, 1 - seen.answer)).toFixed(0)} %`
          : `“${task.said(seen.answer)}”`;
      const correct =
        task.answer === "how much"
          ? Math.abs(seen.answer - seen.wanted) < (task.within ?? 0)
          : task.answer === "which"
            ? seen.answer === seen.wanted
            : seen.answer > 0.5 === seen.wanted > 0.5;
      setText(answer, `At the end it says ${says} ${correct ? "✓" : `✗, not “${task.said(seen.wanted)}”`}`);
      setText(memoryLine, letter === "c" ? "Cell states, all units" : "Hidden states, all units");
      memory.draw(
        H,
        T,
        (row, t) => Math.tanh(kept[t * H + row]),
        `${H} units over ${T} steps, unit ${unit + 1} is chosen`,
      );
      setAll(mark, { style: `top: ${(100 * unit) / H}%; height: ${100 / H}%` });
      const rows = Object.keys(values);
      setText(unitLine, rows.length > 1 ? `Gates and memory of unit ${unit + 1}` : `Memory of unit ${unit + 1}`);
      if (labels.childNodes.length !== rows.length || labels.dataset.rows !== rows.join("")) {
        labels.dataset.rows = rows.join("");
        labels.replaceChildren(...rows.map((name) => h("span", {}, name)));
      }
      gateMap.draw(
        rows.length,
        T,
        (row, t) => {
          const v = values[rows[row]][t * H + unit];
          return rows[row] === "c" ? Math.tanh(v) : v;
        },
        rows.map((name) => `${ROWS[name]} ends at ${num(values[name][(T - 1) * H + unit], 2)}`).join(", "),
      );
      const largest = seen.weights.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
      setText(
        weightLine,
        `The largest is ${num(largest, 2)}; a row for each unit${rows.length > 2 ? " of each block" : ""}.`,
      );
      weights.draw(
        seen.weights.length / H,
        H,
        (row, column) => seen.weights[row * H + column] / (largest || 1),
        `${seen.weights.length} weights, the largest ${num(largest, 2)}`,
      );
    },
  };
}

/** @type {(seen: Seen) => number} */
export const unitCount = (seen) => seen.values.h.length / seen.lags.length;
