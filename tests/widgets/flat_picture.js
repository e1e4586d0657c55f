// Drawings of the page as one picture that needs no style sheet: what the style says becomes attributes, what is for keys and ears goes.
// selectors: the drawings, side by side; title and desc: what the picture shows.
([selectors, title, desc]) => {
  const SVG = "http://www.w3.org/2000/svg", PAD = 8, GAP = 36;
  const keep = ["d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "width", "height", "text-anchor", "transform", "shape-rendering"];
  const styles = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "stroke-linejoin", "opacity"];
  const texts = ["fill", "font-size", "font-weight", "font-style"];
  const plain = {
    "fill-opacity": "1", stroke: "none", "stroke-width": "1px", "stroke-dasharray": "none", "stroke-opacity": "1", "stroke-linejoin": "miter",
    opacity: "1", "font-weight": "400", "font-style": "normal",
  };
  const set = (node, attrs) => Object.entries(attrs).forEach(([name, value]) => node.setAttribute(name, value));
  const flat = (live) => {
    const copy = live.cloneNode(true), from = [...live.querySelectorAll("*")], to = [...copy.querySelectorAll("*")];
    from.forEach((node, k) => {
      const style = getComputedStyle(node), isText = node.tagName === "text";
      const unseen = style.visibility === "hidden" || style.fill === "rgba(0, 0, 0, 0)" || (isText && !node.textContent);
      if (unseen && node.tagName !== "g") return to[k].remove();
      for (const name of to[k].getAttributeNames()) if (!keep.includes(name)) to[k].removeAttribute(name);
      if (node.tagName === "g") return;
      for (const name of isText ? texts : styles) {
        const value = style.getPropertyValue(name);
        if (value !== plain[name] && !(name.startsWith("stroke-") && style.stroke === "none")) to[k].setAttribute(name, value);
      }
    });
    return [...copy.childNodes];
  };
  const make = (name, attrs, ...children) => {
    const node = document.createElementNS(SVG, name);
    set(node, attrs);
    node.append(...children);
    return node;
  };
  let x = 0, height = 0;
  const groups = selectors.map((selector) => {
    const live = document.querySelector(selector), [left, top, wide, high] = live.getAttribute("viewBox").split(" ").map(Number);
    const group = make("g", { transform: `translate(${x - left} ${-top})` }, ...flat(live));
    x += wide + GAP;
    height = Math.max(height, high);
    return group;
  });
  const width = x - GAP;
  const box = { x: -PAD, y: -PAD, width: width + 2 * PAD, height: height + 2 * PAD };
  const root = make(
    "svg",
    { viewBox: Object.values(box).join(" "), width: box.width, height: box.height, role: "img", "font-family": "sans-serif" },
    make("title", {}, title), make("desc", {}, desc),
    make("rect", { ...box, rx: 6, fill: "#f6f6f6" }),
    ...groups,
  );
  return new XMLSerializer().serializeToString(root).replaceAll("><", ">\n<") + "\n";
}
