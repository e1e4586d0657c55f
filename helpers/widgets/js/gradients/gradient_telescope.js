// The gradient telescope: how much of a gradient is left up to a hundred steps back, in an untrained network that reads noise.
import { button, choice, slider } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { num } from "../kit/numbers.js";
import { start } from "../kit/widget.js";
import { colourOf, curveKeys, logChart, logLimits, power } from "./log_chart.js";
import { kindName, offeredKinds } from "./random_weights.js";
import { FAR, look, readTelescope } from "./telescope.js";

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say } = start(
    el,
    "gradient-telescope",
    "Gradient telescope: what is left of a gradient, step by step back",
    "try",
  );
  el.classList.add("gkm-explorer");
  const offered = offeredKinds(model.get("networks"));
  const at = readTelescope(model.get("state"), offered);
  // A bound is for whoever compares; one network alone is looked at as it is.
  const alone = offered.length === 1;
  /** @type {ReturnType<typeof look>} */
  let seen;

  const chart = logChart(
    [
      { key: "bound", quantity: "forget", class: "gkm-bound" },
      { key: "rate", class: "gkm-mean-rate" },
      { key: "measured", quantity: "rnn", class: "gkm-measured" },
    ],
    "steps back",
    "gradient left",
  );
  const legend = curveKeys([
    ["measured", "rnn", "gkm-measured"],
    ["the same at its mean rate", null, "gkm-mean-rate"],
    ["bound, largest singular value", "forget", "gkm-bound"],
  ]);
  const [measuredKey, , { root: boundKey }] = legend.keys;
  const measuredPath = chart.root.querySelector(".gkm-measured");
  const kinds = choice({
    legend: "Network",
    options: offered,
    value: at.kind,
    onchange(kind) {
      at.kind = kind;
      update();
      rest();
    },
  });
  const moved = (name) => (value) => {
    at[name] = value;
    update();
  };
  const scale = slider({
    label: "scale of the recurrent matrix",
    min: 0.2,
    max: 3,
    step: 0.05,
    value: at.scale,
    format: (v) => `× ${v.toFixed(2)}`,
    oninput: moved("scale"),
  });
  const bias = slider({
    label: "bias of the gate that keeps",
    min: -2,
    max: 6,
    step: 0.1,
    value: at.bias,
    format: (v) => num(v, 1),
    oninput: moved("bias"),
    quantity: "forget",
  });
  const input = slider({
    label: "size of the input",
    min: 0,
    max: 2,
    step: 0.05,
    value: at.input,
    format: (v) => v.toFixed(2),
    oninput: moved("input"),
  });
  const clip = slider({
    label: "clip at",
    min: -2,
    max: 3,
    step: 0.1,
    value: at.clip,
    format: (v) => limit(v),
    oninput: moved("clip"),
  });
  for (const one of [scale, bias, input, clip]) one.input.addEventListener("change", rest);
  const fresh = button("New weights", () => {
    at.seed += 1;
    update();
    rest();
  });
  const finding = h("p", { class: "gkm-finding" });
  const boundLine = h("p");
  const note = h("p");
  const clipLine = h("p");
  const shareLine = h("p");
  kinds.root.hidden = boundLine.hidden = alone;
  el.append(
    kinds.root,
    h(
      "div",
      { class: "gkm-desk" },
      h("div", {}, chart.root, legend.root),
      h("div", {}, scale.root, bias.root, input.root, h("div", { class: "gkm-row" }, fresh), finding, boundLine),
    ),
    note,
    h("h4", {}, "Clipping"),
    h("p", {}, "Training would use the gradient of the recurrent weights: the sum of what all steps contribute."),
    clip.root,
    clipLine,
    shareLine,
  );

  function limit(exponent) {
    return Number((10 ** exponent).toPrecision(2)).toString();
  }

  function told(v) {
    if (v === 0) return "0";
    const exponent = Math.floor(Math.log10(v));
    return exponent < -3 || exponent > 4
      ? `${(v / 10 ** exponent).toFixed(1)} · ${power(exponent)}`
      : v >= 100
        ? v.toFixed(0)
        : String(Number(v.toPrecision(2)));
  }

  function update() {
    seen = look(at);
    const plain = seen.bound !== null;
    scale.root.hidden = !plain;
    bias.root.hidden = plain;
    boundKey.hidden = !plain || alone;
    const { exponents, rate } = seen;
    const bound = alone ? null : seen.bound;
    const memory = at.kind === "lstm" ? "cell" : "hidden";
    for (const node of [measuredPath, measuredKey.path, measuredKey.root])
      node.setAttribute("data-quantity", colourOf(at.kind));
    bias.root.setAttribute("data-quantity", at.kind === "gru" ? "input" : "forget"); // the update gate has the input gate's colour
    setText(
      note,
      `Measured: the gradient of a random direction of the last hidden state with respect to each earlier ${memory} state; its norm, as a share of the norm at the end.`,
    );
    const limits = logLimits(
      bound !== null ? [...exponents, Math.min(FAR * Math.log10(bound), 9)] : exponents,
      -40,
      40,
    );
    const slope = Math.log10(rate);
    const steps = Array.from({ length: FAR + 1 }, (_, k) => k);
    chart.draw(
      {
        measured: exponents,
        rate: steps.map((k) => slope * k),
        bound: bound !== null ? steps.map((k) => k * Math.log10(Math.max(bound, 1e-12))) : null,
      },
      { ...limits, xs: (k) => k / FAR, ticks: [0, 25, 50, 75, 100].map((k) => [k / FAR, String(k)]) },
    );
    const fate = rate < 0.97 ? "It vanishes." : rate > 1.03 ? "It explodes." : "It nearly holds.";
    setText(
      finding,
      `${fate} At each step back ${rate > 1 ? `it is multiplied by ${rate.toFixed(2)}` : `${rate.toFixed(2)} of it is left`}; after 24 steps ${told(10 ** exponents[24])}, after 100 steps ${told(10 ** exponents[FAR])}.`,
    );
    setText(
      boundLine,
      plain
        ? boundText(seen.bound, rate, seen.busy)
        : "Each step multiplies the direct way back by the gate that keeps. What goes through the other gates comes on top.",
    );
    const most = 10 ** at.clip,
      cut = Math.min(1, most / seen.norm);
    setText(
      clipLine,
      seen.norm === 0
        ? "With no input the state stays at 0, and the recurrent weights get no gradient: there is nothing to clip."
        : cut < 1
          ? `Its norm is ${told(seen.norm)}. Clipped at ${limit(at.clip)}, all of it is multiplied by ${told(cut)}.`
          : `Its norm is ${told(seen.norm)}, within ${limit(at.clip)}: clipping changes nothing.`,
    );
    shareLine.hidden = seen.norm === 0;
    setText(
      shareLine,
      `${share(seen.late)} of it comes from the last 10 of 101 steps, before clipping and after: one factor for all does not change the shares.`,
    );
  }

  // Neither 0 nor 100 % of a sum to which every step adds something.
  function share(v) {
    if (v < 0.005) return "Less than 1 %";
    return v > 0.9999 ? "More than 99.99 %" : `${(100 * v).toFixed(v > 0.99 ? 2 : 0)} %`;
  }

  function boundText(bound, rate, busy) {
    // An orthogonal matrix comes out a rounding error below 1 or above, which says nothing.
    const away = Math.abs(bound - 1),
      isOne = away < 1e-6;
    const size = bound.toFixed(!isOne && away < 0.01 ? 4 : 2);
    if (bound < 1 && !isOne)
      return `The largest singular value is ${size}, below 1: the gradient must vanish, at least as fast as the dotted line.`;
    const fate =
      rate > 1.03
        ? "and here it does."
        : rate < 0.97
          ? "and it does not. The bound says nothing here."
          : "and here it nearly holds. The bound says nothing here.";
    return (
      `The largest singular value is ${size}, ${isOne ? "so the bound allows it to stay." : `above 1: the gradient may grow, ${fate}`} ` +
      (busy === 0
        ? "The state stays at 0, where the slopes of tanh are 1: they hold nothing back."
        : `The mean |h| is ${busy.toFixed(2)}: the further from 0, the smaller the slopes of tanh.`)
    );
  }

  function rest() {
    model.set("state", { ...at });
    model.save_changes();
    const name = kindName(at.kind);
    chart.root.setAttribute(
      "aria-label",
      `What is left of the gradient of a ${name}, up to 100 steps back, on a logarithmic scale. ${finding.textContent}`,
    );
    say(finding.textContent);
  }

  update();
  chart.root.setAttribute(
    "aria-label",
    `What is left of the gradient, up to 100 steps back, on a logarithmic scale. ${finding.textContent}`,
  );
}

export default { render };
