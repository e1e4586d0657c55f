// An answer as a notebook that `course grade` takes: the lesson's own, with what was written here in its exercises' cells.
import { handOver } from "../kit/hand_over.js";

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
 * @param {string} path Where the page has the lesson's notebook.
 * @param {Record<string, string>} texts
 */
export async function download(path, texts) {
  const url = new URL(path, document.baseURI);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the server answers ${response.status}`);
  const name = decodeURIComponent(url.pathname.split("/").pop() || "lesson.ipynb");
  handOver(name, "application/x-ipynb+json", `${JSON.stringify(filled(await response.json(), texts), null, 1)}\n`);
}
