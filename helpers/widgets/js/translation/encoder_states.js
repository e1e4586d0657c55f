// The encoder's state after each word that it has read: a row a word, a field a unit. A picture of pixels, since a key changes all of them.
import { h } from "../kit/dom.js";

/** The words, and beside them the picture of their states. */
export function encoderStates() {
  const canvas = h("canvas", { class: "gkm-states", role: "img" });
  const words = h("ol", { class: "gkm-state-words" });
  const root = h("div", { class: "gkm-encoder" }, words, canvas);
  const paint = canvas.getContext("2d");
  let shown = "",
    theme = "";
  /** @type {string[]} */
  let colours = [];
  /** @type {[string[], Float64Array[]]} */
  let last = [[], []];
  /**
   * @param {string[]} names Of the words.
   * @param {Float64Array[]} states As far as they have been computed.
   */
  const draw = (names, states) => {
    last = [names, states];
    const now = document.body.dataset.jpThemeLight ?? "";
    if (!colours[0] || now !== theme) {
      const style = getComputedStyle(root); // takes long, so once a theme
      colours = ["--gkm-hidden", "--gkm-forget"].map((name) => style.getPropertyValue(name));
      theme = now;
    }
    if (names.join(" ") !== shown) words.replaceChildren(...names.map((name) => h("li", {}, name)));
    shown = names.join(" ");
    [...words.children].forEach((word, row) => {
      word.className = row === states.length - 1 ? "gkm-title" : "";
    });
    const units = states[0]?.length ?? 1;
    Object.assign(canvas, { width: units, height: names.length }); // which also wipes it
    const [above, under] = colours;
    states.forEach((state, row) => {
      state.forEach((value, k) => {
        paint.fillStyle = value > 0 ? above : under;
        paint.globalAlpha = Math.abs(value);
        paint.fillRect(k, row, 1, 1);
      });
    });
  };
  // Before it stands in the page it has no colours.
  new ResizeObserver(() => colours[0] || draw(...last)).observe(root);
  return {
    root,
    draw,
    /** @param {string} text */
    describe(text) {
      canvas.setAttribute("aria-label", text);
    },
  };
}
