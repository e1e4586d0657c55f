// What can be steered in one network: its learning rate, its start, the gate that is held, its kind.
import { slider } from "../kit/controls.js";
import { h } from "../kit/dom.js";
import { num } from "../kit/numbers.js";
import { follow, select, startSlider } from "./controls.js";
import { GATES, LIMITS, RATES } from "./settings.js";
import { KIND_NAMES } from "./words.js";

/** @typedef {import("./settings.js").NetworkSettings} NetworkSettings */

/** @type {[string, string][]} */
const STANDS = [
  ["", "learned"],
  ["1", "held open (1)"],
  ["0.5", "held half open (0.5)"],
  ["0", "held shut (0)"],
];

/** @type {(rate: number) => number} */
const nearestRate = (rate) =>
  RATES.reduce(
    (best, one, k) => (Math.abs(Math.log(one / rate)) < Math.abs(Math.log(RATES[best] / rate)) ? k : best),
    0,
  );

/**
 * @param {number} k Which of the three.
 * @param {(what: string, value: any) => void} steer
 * @param {(change: (one: NetworkSettings) => void) => void} restart
 */
export function steeringBox(k, steer, restart) {
  /** @type {NetworkSettings | null} */
  let built = null;
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
  const kinds = select("kind", Object.entries(KIND_NAMES), (kind) =>
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
  /** @type {import("./controls.js").Slider | null} */
  let bias = null;
  /** @type {Map<string, any>} */
  const held = new Map();

  /** @param {NetworkSettings} one */
  function buildPlain(one) {
    const matrix = select(
      "recurrent matrix",
      [
        ["drawn", "PyTorch’s default"],
        ["orthogonal", "orthogonal"],
      ],
      (v) =>
        restart((own) => {
          own.orthogonal = v === "orthogonal";
        }),
    );
    matrix.root.classList.add("gkm-above"); // what it offers is too long to stand beside its name
    matrix.input.value = one.orthogonal ? "orthogonal" : "drawn";
    const [min, max] = LIMITS.scale;
    const scale = startSlider(
      { label: "matrix ×", min, max, step: 0.05, value: one.scale, format: (v) => v.toFixed(2) },
      (value) =>
        restart((own) => {
          own.scale = value;
        }),
    );
    start.replaceChildren(matrix.root, scale.root);
    gates.replaceChildren(h("p", { class: "gkm-how" }, "A plain RNN has no gate to hold."));
  }

  /** @param {NetworkSettings} one */
  function buildGated(one) {
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
    root: h("details", { open: true }, h("summary", {}, "Steer"), rate.root, start, gates, kinds.root),
    /** The controls of a kind are built anew only where the kind changes. @param {NetworkSettings} one */
    place(one) {
      if (!built || built.kind !== one.kind || built.orthogonal !== one.orthogonal || built.scale !== one.scale) {
        held.clear();
        bias = null;
        kinds.input.value = one.kind;
        if (one.kind === "rnn") buildPlain(one);
        else buildGated(one);
      }
      built = structuredClone(one);
      follow(rate, nearestRate(one.rate));
      if (bias) follow(bias, one.bias ?? 0);
      for (const [letter, input] of held) input.value = letter in one.held ? String(one.held[letter]) : "";
    },
  };
}
