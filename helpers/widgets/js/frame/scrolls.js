// What is wider than the page scrolls in a box of its own: with the keyboard, too, and only where there is something to scroll.

/** @param {string} boxes A selector of what may be too wide. */
export function scrollsByKeys(boxes) {
  const found = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(boxes)]);
  const fit = new ResizeObserver((changes) => {
    for (const { target } of changes) {
      if (target.scrollWidth > target.clientWidth + 1) target.setAttribute("tabindex", "0");
      else target.removeAttribute("tabindex");
    }
  });
  for (const box of found) fit.observe(box);
}
