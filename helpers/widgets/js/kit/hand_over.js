import { h } from "./dom.js";

/**
 * Hands the learner a file.
 * @param {string} name
 * @param {string} type Its media type.
 * @param {string} text
 */
export function handOver(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // a browser may ask first where to put it
}
