// A link from a widget to a cell of a notebook. JupyterLab looks after links in Markdown only; on others it opens what `data-commandlinker` says.
import { h } from "./dom.js";
import { onPage } from "./page.js";

/**
 * @param {string} text
 * @param {string} notebook Its file's name, beside the notebook that is open: "02_introduction_to_lstm.ipynb".
 * @param {string} [cell] The id of a cell to go to.
 * @returns {HTMLAnchorElement}
 */
export function notebookLink(text, notebook, cell = "") {
  if (onPage()) return h("a", { href: pageOf(notebook, cell) }, text);
  const fragment = cell ? `#cell-id=${cell}` : "";
  return h(
    "a",
    {
      href: `${notebook}${fragment}`,
      "data-commandlinker-command": "rendermime:handle-local-link",
      "data-commandlinker-args": JSON.stringify({ path: `${folder()}${notebook}`, id: fragment }),
    },
    text,
  );
}

/**
 * Where a cell stands on the course's pages: "introduction-to-lstm.html#friend".
 * @param {string} notebook
 * @param {string} cell
 */
export function pageOf(notebook, cell) {
  const slug = notebook.replace(/^\d+_|\.ipynb$/g, "").replaceAll("_", "-");
  return `${slug}.html${cell ? `#${cell.startsWith(`${slug}-`) ? cell.slice(slug.length + 1) : cell}` : ""}`;
}

/** The folder of the notebook that is open, as Jupyter's address has it: "lab/tree/FOLDER/NAME.ipynb". */
function folder() {
  const path = window.location.pathname.match(/\/(?:tree|notebooks)\/(.*\/)?[^/]*$/)?.[1] ?? "";
  return decodeURIComponent(path);
}
