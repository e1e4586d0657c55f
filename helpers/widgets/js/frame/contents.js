// The table of contents is open beside the text where there is room, and the line that is being read is marked.
import { seldom } from "./seldom.js";

/** @param {HTMLDetailsElement | null} contents */
export function contentsBeside(contents) {
  if (!contents) return;
  const wide = window.matchMedia("(min-width: 68rem)");
  const fit = () => {
    contents.open = wide.matches;
  };
  wide.addEventListener("change", fit);
  fit();
  contents.addEventListener("click", (event) => {
    if (!wide.matches && /** @type {HTMLElement} */ (event.target).closest("a")) contents.open = false;
  });
  const links = /** @type {HTMLAnchorElement[]} */ ([...contents.querySelectorAll(".toc a")]);
  const places = links.map((link) => document.getElementById(link.hash.slice(1)));
  const mark = () => {
    const at = places.findLastIndex((place) => place && place.getBoundingClientRect().top < 140);
    for (const [k, link] of links.entries()) {
      if (k === at) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  };
  document.addEventListener("scroll", seldom(mark, 120), { passive: true });
  mark();
}

/** On paper, everything is open. */
export function openForPaper() {
  window.addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("details")) fold.open = true;
  });
}
