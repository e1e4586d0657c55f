// Which recording, and which network: the controls of "spoken digit".
import { choice, slider } from "../kit/controls.js";
import { h } from "../kit/dom.js";
import { GROUPS, LOUDNESSES, WORDS } from "./recordings.js";

/** @typedef {import("./state.js").Spoken} Spoken */

/** @type {(level: number) => string} */
export function noiseText(level) {
  return level ? `${String(LOUDNESSES[level]).replace("-", "−")} dB` : "none";
}

/**
 * @param {import("./recordings.js").Recordings} recordings
 * @param {string[]} networks
 * @param {object} on
 * @param {(change: Partial<Spoken>) => void} on.chosen
 * @param {(noise: number) => void} on.moved The slider, while it moves.
 * @param {() => void} on.rest The slider, when it rests.
 */
export function choices(recordings, networks, { chosen, moved, rest }) {
  const { voices } = recordings;
  const groups = GROUPS.map(([group, label]) => {
    const options = voices.flatMap((one, k) => (one.group === group ? [h("option", { value: k }, one.name)] : []));
    return options.length ? h("optgroup", { label }, ...options) : null;
  });
  const voice = h("select", { onchange: () => chosen({ voice: +voice.value }) }, ...groups);
  const take = h("select", { onchange: () => chosen({ take: +take.value }) });
  const digit = choice({
    legend: "Digit",
    options: WORDS.map((_, k) => [String(k), String(k)]),
    onchange: (value) => chosen({ digit: +value }),
  });
  const net = choice({
    legend: "Network",
    options: networks.map((name, k) => [String(k), name]),
    onchange: (value) => chosen({ net: +value }),
  });
  const noise = slider({
    label: "noise",
    min: 0,
    max: LOUDNESSES.length - 1,
    step: 1,
    value: 0,
    format: noiseText,
    oninput: moved,
  });
  noise.input.addEventListener("change", rest);
  const field = (/** @type {string} */ label, /** @type {HTMLElement} */ control) =>
    h("label", { class: "gkm-chosen" }, h("span", {}, label), control);
  return {
    root: h(
      "div",
      {},
      h("div", { class: "gkm-row" }, field("Voice", voice), field("Take", take), net.root),
      digit.root,
    ),
    noise: h("div", { class: "gkm-noise" }, noise.root),
    /** @type {(at: Spoken, takes: number[]) => void} */
    set(at, takes) {
      voice.value = String(at.voice);
      take.replaceChildren(...takes.map((each) => h("option", { value: each }, String(each + 1))));
      take.value = String(at.take);
      take.disabled = takes.length < 2;
      digit.set(String(at.digit));
      net.set(String(at.net));
      noise.set(at.noise);
    },
  };
}
