// Text with `code` in it, as the judge's messages and hints have it.
import { h } from "../kit/dom.js";

/**
 * @param {string} text
 * @returns {(Node | string)[]}
 */
export function marked(text) {
  const parts = text.split("`");
  if (parts.length % 2 === 0) return [text];
  return parts.map((part, k) => (k % 2 ? h("code", {}, part) : part));
}
