// The files that a page's data names: modules, styles, the course's outline.
import { h } from "../kit/dom.js";

/** @param {string} path */
export function absolute(path) {
  return new URL(path, document.baseURI).href;
}

/** @param {string} path @returns {Promise<Response>} @throws {Error} It could not be fetched; the message says which. */
export async function fetched(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

/** @param {string | null} path */
export async function styled(path) {
  if (!path || document.querySelector(`link[data-path="${path}"]`)) return;
  const link = h("link", { rel: "stylesheet", href: path, "data-path": path });
  const loaded = new Promise((resolve) => {
    link.onload = link.onerror = resolve;
  });
  document.head.append(link);
  await loaded;
}
