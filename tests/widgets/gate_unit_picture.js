// The drawing of the unit as a picture of its own: what the style sheet says becomes attributes, what is for keys and ears goes.
() => {
  document.querySelector('.gkm-part[aria-pressed="true"]').setAttribute("aria-pressed", false);
  const live = document.querySelector(".gkm-unit"), copy = live.cloneNode(true);
  const from = [...live.querySelectorAll("*")], to = [...copy.querySelectorAll("*")];
  const keep = ["d", "x", "y", "cx", "cy", "r", "rx", "width", "height", "text-anchor"];
  const styles = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "font-size", "font-weight", "font-style"];
  const plain = { stroke: "none", "stroke-width": "1px", "stroke-dasharray": "none", opacity: "1", "font-weight": "400", "font-style": "normal" };
  from.forEach((node, k) => {
    const style = getComputedStyle(node), isText = node.tagName === "text";
    for (const name of to[k].getAttributeNames()) if (!keep.includes(name)) to[k].removeAttribute(name);
    if (node.tagName === "g") return;
    for (const name of styles) {
      const value = style.getPropertyValue(name), unused = isText ? name.startsWith("stroke") : name.startsWith("font");
      if (!unused && value !== plain[name]) to[k].setAttribute(name, value);
    }
  });
  const [, , width, height] = live.getAttribute("viewBox").split(" ").map(Number);
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const set = (node, attrs) => Object.entries(attrs).forEach(([name, value]) => node.setAttribute(name, value));
  set(ground, { x: -6, y: -2, width: width + 12, height: height + 4, fill: "#f6f6f6" });
  copy.prepend(ground);
  for (const name of copy.getAttributeNames()) if (name !== "xmlns") copy.removeAttribute(name);
  set(copy, { viewBox: `-6 -2 ${width + 12} ${height + 4}`, "font-family": "sans-serif" });
  return new XMLSerializer().serializeToString(copy).replaceAll("><", ">\n<") + "\n";
}
