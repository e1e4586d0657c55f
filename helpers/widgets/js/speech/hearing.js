// A recording as the networks hear it: the drawings over its seconds, a step to look at, that step's numbers, the network's card.
import { slider } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { cardBox } from "../language/card.js";
import { KIND_NAMES, listenTo } from "./digit_model.js";
import { lessMean, stacked } from "./log_mel.js";
import { courseOf, numbersFold, readingOf } from "./readings.js";
import { stage } from "./stage.js";

/** @typedef {import("./digit_model.js").DigitModel} DigitModel */
/** @typedef {import("./log_mel.js").Numbers} Numbers */

/**
 * @param {DigitModel[]} nets
 * @param {() => void} [onrest] A step was chosen, and nothing is being moved any more.
 */
export function hearing(nets, onrest = () => {}) {
  let net = nets[0],
    /** @type {Numbers} */
    signal = new Float64Array(0),
    heard = listenTo(net, signal),
    inputs = stacked(lessMean(heard.frames)),
    step = -1; // −1 is the last one
  const view = stage(net.symbols, net.card.kind, look);
  view.root.addEventListener("pointerup", onrest);
  const steps = slider({
    label: "step",
    min: 1,
    max: 1,
    step: 1,
    value: 1,
    format: String,
    oninput: (value) => look(value - 1),
  });
  steps.input.addEventListener("change", onrest);
  const reading = h("p", { class: "gkm-reading" });
  const numbers = numbersFold();
  const cards = h("div", {}, ...nets.map(({ card }) => cardBox(card)));
  const root = h(
    "div",
    {},
    h("div", { class: "gkm-hearing-box" }, view.root),
    h("div", { class: "gkm-heard-steps" }, steps.root),
    reading,
    numbers.root,
    cards,
  );

  /** @param {number} chosen */
  function look(chosen) {
    step = chosen;
    const last = heard.beliefs.length - 1;
    const now = step < 0 ? last : Math.min(step, last);
    steps.set(now + 1);
    view.mark(now);
    const text = readingOf(net.symbols, heard, now);
    setText(reading, text);
    steps.input.setAttribute("aria-valuetext", text);
    numbers.draw(net.symbols, heard, inputs, now);
  }

  return {
    root,
    look,
    play: view.play,
    get step() {
      return step;
    },
    /**
     * What a network hears in a signal, drawn.
     * @type {(which: number, samples: Numbers, what: string, at: number) => import("./digit_model.js").Heard}
     */
    show(which, samples, what, at) {
      [net, signal] = [nets[which], samples];
      heard = listenTo(net, signal);
      inputs = stacked(lessMean(heard.frames));
      view.of(net.symbols, net.card.kind);
      view.entitle(`What the ${KIND_NAMES[net.card.kind]} believes`);
      view.show(signal, heard);
      view.describe(
        `${what}, as a wave, in 24 mel bands, and what the network believes: ${courseOf(net.symbols, heard)}.`,
      );
      steps.input.max = String(heard.beliefs.length);
      [...cards.children].forEach((card, k) => {
        /** @type {HTMLElement} */ (card).hidden = k !== which;
      });
      look(at);
      return heard;
    },
    /** Once it stands on the page: fits the drawings to its width, now and later. */
    watch() {
      view.show(signal, heard);
      view.watch();
    },
    end: view.end,
  };
}
