// Where the reader is: remembered lesson by lesson, offered on the front page. It is the same place in the log as in Jupyter.
import { h } from "../kit/dom.js";
import { pageOf } from "../kit/links.js";

const REST = 1500; // milliseconds without a scroll: the reader is here, and not on the way

/**
 * What stands under the bar now is where the reader is.
 * @param {import("./log.js").Log} log
 * @param {string} lesson Its slug.
 */
export function rememberPlace(log, lesson) {
  const cells = [...document.querySelectorAll(".cell[id]")];
  /** @type {any} */
  let clock = 0;
  const keep = () => {
    const here = cells.findLast((cell) => cell.getBoundingClientRect().top < 140);
    if (here) log.act(() => log.store.visit(lesson, `${lesson}-${here.id}`));
  };
  document.addEventListener(
    "scroll",
    () => {
      clearTimeout(clock);
      clock = setTimeout(keep, REST);
    },
    { passive: true },
  );
  window.addEventListener("pagehide", keep);
}

/**
 * @param {HTMLElement} line Where the front page says it.
 * @param {import("./course.js").Place | null} place
 */
export function offerPlace(line, place) {
  if (!place) return;
  const link = h("a", { href: pageOf(place.notebook, place.cell) }, place.heading);
  line.append("You were reading ", link, `, in ${place.lesson}. Go on where you stopped.`);
  line.hidden = false;
}
