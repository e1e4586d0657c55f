// A share that is kept at each step: twenty bars, and what is left at the end. The smallest explorer of the course.
import { slider } from "../kit/controls.js";
import { h, s, setAll, setText } from "../kit/dom.js";
import { start } from "../kit/widget.js";
import { inWords, left, STEPS } from "./share.js";

const WIDTH = 640,
  HEIGHT = 200,
  BASE = 170;

/** @type {import("../host/model.js").Widget["render"]} */
function render({ el }) {
  const { say } = start(el, "keep-share", "A share that is kept at each step", "try");
  const gap = WIDTH / (STEPS + 1);
  const bars = left(1).map((_, step) =>
    s("rect", { x: gap * step + 3, width: gap - 6, rx: 2, fill: "var(--gkm-cell)" }),
  );
  const ticks = [0, 5, 10, 15, 20].map((step) =>
    s("text", { x: gap * (step + 0.5), y: BASE + 20, "text-anchor": "middle" }, String(step)),
  );
  const picture = s(
    "svg",
    { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" },
    s("line", { class: "gkm-grid", x1: 0, x2: WIDTH, y1: BASE, y2: BASE }),
    ...bars,
    ...ticks,
  );
  const words = h("p");
  const share = slider({
    label: "Kept at each step",
    min: 0,
    max: 1,
    step: 0.01,
    value: 0.9,
    quantity: "cell",
    format: (value) => value.toFixed(2),
    oninput: draw,
  });
  function draw() {
    const values = left(+share.input.value);
    for (const [step, value] of values.entries()) setAll(bars[step], { y: BASE - 150 * value, height: 150 * value });
    const end = inWords(values[STEPS]);
    setText(words, `After ${STEPS} steps, ${end} of it is left.`);
    picture.setAttribute("aria-label", `Bars for what is left after 0 to ${STEPS} steps; at the end ${end}.`);
    say(words.textContent);
  }
  el.append(share.root, picture, words);
  draw();
}
export default { render };
