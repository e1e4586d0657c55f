// Pairs of texts within one of the drawings `selectors` whose ink overlaps.
(selectors) => selectors.flatMap((selector) => {
  const shown = (text) => text.textContent && getComputedStyle(text).visibility === "visible";
  const ink = (text) => {
    const { left, right, top, bottom, height } = text.getBoundingClientRect();
    return { left, right: right - 1, top: top + 0.2 * height, bottom: bottom - 0.2 * height };
  };
  const texts = [...document.querySelectorAll(selector + " text")].filter(shown), boxes = texts.map(ink);
  const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return texts.flatMap((one, k) => texts.slice(k + 1).filter((_, n) => meet(boxes[k], boxes[k + 1 + n])).map((two) => [one.textContent, two.textContent]));
})
