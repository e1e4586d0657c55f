// How far the Pythons are, in steps and bytes.
import { h, setText } from "../kit/dom.js";
import { STEPS } from "./pythons.js";

/** Of the bar, the fetching is the first half; each further step has its share of the rest. */
const FETCHED = 0.5;

/** @type {(bytes: number) => string} */
const mega = (bytes) => (bytes / 1e6).toFixed(1);

/**
 * A bar for who waits: it follows the Pythons from `begin` on.
 * @param {import("./pythons.js").Pythons} pythons
 * @param {(text: string) => void} say Announces, once a step.
 */
export function loading(pythons, say) {
  const bar = h("progress", { max: 1, value: 0, "aria-label": "Loading Python" });
  const text = h("span", { class: "gkm-trial-text" });
  const root = h("div", { class: "gkm-row gkm-trial" }, bar, text);
  root.hidden = true;
  let said = "";
  const hear = (/** @type {import("./pythons.js").Progress | null} */ progress) => {
    root.hidden = progress === null;
    if (!progress) {
      if (said) say("Python is ready.");
      said = "";
      return;
    }
    const { step, bytes, of } = progress;
    const at = STEPS.indexOf(step);
    const share = Math.min(1, bytes / of);
    bar.value = Math.max(bar.value, FETCHED * share + ((1 - FETCHED) * at) / (STEPS.length - 1));
    const fetched = share < 1 ? `, ${mega(bytes)} of ${mega(of)} MB` : "";
    setText(text, `Step ${at + 1} of ${STEPS.length - 1}: ${step}${fetched} …`);
    if (said !== step) say(step);
    said = step;
  };
  return { root, begin: () => pythons.watch(hear) };
}
