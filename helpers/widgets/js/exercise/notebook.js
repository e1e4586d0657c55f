// An answer as a notebook that `course grade` takes: the lesson's own, with what was written here in its exercises' cells.
import { h } from "../kit/dom.js";

/**
 * @param {any} notebook As nbformat stores it.
 * @param {Record<string, string>} texts What was written, by exercise.
 */
export function filled(notebook, texts) {
  const cells = notebook.cells.map((/** @type {any} */ cell) => {
    const text = texts[cell.metadata?.course?.exercise];
    return text === undefined ? cell : { ...cell, source: text };
  });
  return { ...notebook, cells };
}

/**
 * Hands the learner a file.
 * @param {string} name
 * @param {string} text
 */
export function handOver(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/x-ipynb+json" }));
  const link = h("a", { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/**
 * @param {string} path Where the page has the lesson's notebook.
 * @param {Record<string, string>} texts
 */
export async function download(path, texts) {
  const url = new URL(path, document.baseURI);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the server answers ${response.status}`);
  const name = decodeURIComponent(url.pathname.split("/").pop() || "lesson.ipynb");
  handOver(name, `${JSON.stringify(filled(await response.json(), texts), null, 1)}\n`);
}
