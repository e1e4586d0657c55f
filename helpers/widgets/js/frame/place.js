// Where the reader is: remembered lesson by lesson, offered on the front page.
import { h } from "../kit/dom.js";
import { seldom } from "./seldom.js";

const KEY = "gkm-place";

/** What stands under the bar now is where the reader is. */
export function rememberPlace() {
  const cells = [...document.querySelectorAll(".cell[id]")];
  if (!cells.length) return;
  const keep = () => {
    const here = cells.findLast((cell) => cell.getBoundingClientRect().top < 140);
    if (!here) return;
    const title = document.querySelector("h1")?.textContent ?? "";
    const address = `${location.pathname.split("/").pop()}#${here.id}`;
    try {
      localStorage.setItem(KEY, JSON.stringify({ title, address }));
    } catch {
      // Without storage, the front page offers nothing.
    }
  };
  document.addEventListener("scroll", seldom(keep, 400), { passive: true });
}

/** @param {HTMLElement | null} line Where the front page says it. */
export function offerPlace(line) {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
    if (!line || typeof kept?.address !== "string" || !/^[\w-]+\.html#[\w-]+$/.test(kept.address)) return;
    line.append("You were reading ", h("a", { href: kept.address }, kept.title), ". Go on where you stopped.");
    line.hidden = false;
  } catch {
    // Nothing was kept.
  }
}
