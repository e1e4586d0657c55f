// Folds a page to the depth that the learner chose: what stands under the heading of a part that goes deeper waits behind a button.
import { h } from "../kit/dom.js";
import { folds } from "../study/folding.js";

const SHOW = "Show this deeper part";

/**
 * @param {import("./store.js").Store} store
 * @returns {() => void} Folds the page anew where another depth was chosen since; what the reader opened meanwhile stays open.
 */
export function depthFolding(store) {
  /** @type {string | null} */
  let folded = null;
  const parts = [...document.querySelectorAll(".cell[data-depth]")].map((cell) =>
    part(/** @type {HTMLElement} */ (cell)),
  );
  return () => {
    const depth = store.setting("depth");
    if (depth === folded || !depth) return;
    folded = depth;
    for (const one of parts) one.fold(folds(one, depth));
  };
}

/** A heading with the cells that belong to it. @param {HTMLElement} first Its first cell. */
function part(first) {
  const level = headingOf(first)?.tagName ?? "H6";
  /** @type {HTMLElement[]} */
  const rest = [];
  let next = /** @type {HTMLElement | null} */ (first.nextElementSibling);
  while (next?.classList.contains("cell") && !((headingOf(next)?.tagName ?? "H9") <= level)) {
    rest.push(next);
    next = /** @type {HTMLElement | null} */ (next.nextElementSibling);
  }
  // The text under the heading in its own cell is folded with the rest.
  const own = /** @type {HTMLElement[]} */ ([...first.children]).filter((child) => child !== headingOf(first));
  const inside = [...own, ...rest];
  const title = headingOf(first)?.textContent ?? "";
  const name = { "aria-label": `${SHOW}: ${title}` }; // a page has many of these
  const open = () => fold(false, true);
  const show = h("button", { type: "button", class: "unfolds", hidden: true, onclick: open, ...name }, SHOW);
  headingOf(first)?.after(show);

  /** @param {boolean} away @param {boolean} [focus] Whether somebody pressed the button, which goes. */
  function fold(away, focus = false) {
    for (const one of inside) one.hidden = away;
    show.hidden = !away;
    if (focus) {
      inside[0]?.setAttribute("tabindex", "-1");
      inside[0]?.focus();
    }
  }

  const reveal = () => {
    const wanted = location.hash && document.getElementById(location.hash.slice(1));
    if (wanted && !show.hidden && inside.some((one) => one === wanted || one.contains(wanted))) {
      fold(false);
      wanted.scrollIntoView();
    }
  };
  window.addEventListener("hashchange", reveal);
  return {
    depth: first.dataset.depth ?? "",
    title,
    /** @param {boolean} away */
    fold(away) {
      fold(away);
      reveal();
    },
  };
}

/** @param {Element} cell @returns {HTMLElement | null} */
function headingOf(cell) {
  return cell.querySelector(":scope > :is(h1, h2, h3, h4, h5, h6)");
}
