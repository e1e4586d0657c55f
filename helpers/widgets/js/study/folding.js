// Folds a notebook to a depth, by the headings' own buttons: what is folded is so for JupyterLab too. No cell's text changes.

/** @typedef {{title: string, depth: string}} Part A part of the lesson, and the first depth that shows it. */

const DEPTHS = ["basic", "medium", "detailed"];
const HEADINGS = ".jp-RenderedMarkdown :is(h1, h2, h3, h4, h5, h6)";

/**
 * Whether a depth folds a part away.
 * @type {(part: Part, depth: string) => boolean}
 */
export function folds(part, depth) {
  return DEPTHS.indexOf(part.depth) > DEPTHS.indexOf(depth);
}

/** A heading's letters and digits: the drawn one has signs and an anchor besides. */
export const letters = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, "");

/**
 * Folds the notebook around an element. A cell that JupyterLab has not drawn yet follows as soon as it is; each part is
 * folded once, so that what the reader opens stays open.
 * @param {HTMLElement} el
 * @param {Part[]} parts
 * @param {string} depth
 * @returns {{here: boolean, stop: () => void}} Whether there is a notebook that can fold; `stop` ends the waiting.
 */
export function foldNotebook(el, parts, depth) {
  const notebook = el.closest(".jp-Notebook");
  if (!notebook) return { here: false, stop() {} };
  const open = new Map(parts.map((part) => [letters(part.title), part]));
  const fold = () => {
    for (const cell of notebook.querySelectorAll(".jp-MarkdownCell")) {
      const heading = cell.querySelector(HEADINGS),
        button = /** @type {HTMLElement | null} */ (cell.querySelector(".jp-collapseHeadingButton"));
      const name = heading && letters(heading.textContent),
        part = name && open.get(name);
      if (!part || !button) continue;
      open.delete(name);
      cell.setAttribute("data-gkm-part", part.depth);
      if (button.classList.contains("jp-mod-collapsed") !== folds(part, depth)) button.click();
    }
  };
  fold();
  const watch = new MutationObserver(() => {
    fold();
    if (!open.size) watch.disconnect();
  });
  if (open.size) watch.observe(notebook, { childList: true, subtree: true });
  return { here: true, stop: () => watch.disconnect() };
}
