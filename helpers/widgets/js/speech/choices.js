// Which recording, and which network: the controls of "spoken digit".
import { choice, slider } from "../kit/controls.js";
import { h } from "../kit/dom.js";
import { GROUPS, LOUDNESSES, WORDS } from "./recordings.js";
import { ROW, rowOf } from "./state.js";

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
 * @param {(change: Partial<Spoken>) => void} on.moved While a slider moves, or somebody types.
 * @param {() => void} on.rest When that is done.
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
    onchange: (value) => chosen({ digit: +value, row: "" }),
  });
  const row = h("input", {
    type: "text",
    inputmode: "numeric",
    maxlength: ROW,
    autocomplete: "off",
    placeholder: "such as 372",
    oninput: () => moved({ row: rowOf(row.value), step: -1 }),
    onchange: () => {
      row.value = rowOf(row.value);
      rest();
    },
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
    oninput: (value) => moved({ noise: value }),
  });
  noise.input.addEventListener("change", rest);
  const field = (/** @type {string} */ label, /** @type {HTMLElement} */ control) =>
    h("label", { class: "gkm-picked" }, h("span", {}, label), control);
  return {
    root: h(
      "div",
      {},
      h("div", { class: "gkm-row" }, field("Voice", voice), field("Take", take), net.root),
      h("div", { class: "gkm-row gkm-digits" }, digit.root, field("or several in a row", row)),
    ),
    noise: h("div", { class: "gkm-noise" }, noise.root),
    /** @type {(at: Spoken, takes: number[]) => void} */
    set(at, takes) {
      voice.value = String(at.voice);
      take.replaceChildren(...takes.map((each) => h("option", { value: each }, String(each + 1))));
      take.value = String(at.take);
      take.disabled = takes.length < 2;
      digit.set(at.row ? "" : String(at.digit));
      if (rowOf(row.value) !== at.row) row.value = at.row;
      net.set(String(at.net));
      noise.set(at.noise);
    },
  };
}
