// Drawing that widgets share. Everything is built once; afterwards only attributes and texts change.

// A number with a true minus sign, and never "−0.00".
function num(v, digits = 2) {
  const text = Math.abs(v).toFixed(digits);
  return v < 0 && +text !== 0 ? "−" + text : text;
}

// A factor of a product: negative numbers in brackets.
function factor(v, digits = 2) {
  const text = num(v, digits);
  return text[0] === "−" ? `(${text})` : text;
}

// Terms joined by their signs: "0.00 − 8.00 + 6.00".
function sum(terms, digits = 2) {
  const signed = (v) => (num(v, digits)[0] === "−" ? " − " : " + ") + num(Math.abs(v), digits);
  return terms.map((v, k) => (k === 0 ? num(v, digits) : signed(v))).join("");
}

// An LSTM's letters, then a GRU's.
const QUANTITY = {
  ...{ f: "forget", i: "input", g: "candidate", o: "output", c: "cell", h: "hidden" },
  ...{ r: "reset", z: "update", n: "candidate" },
};

// "f = σ(w_fx·x + b_f)" as nodes: letters as variables with subscripts, a quantity underlined in its colour.
function math(text) {
  const root = h("span", { class: "gkm-math" });
  for (const part of text.split(/(tanh|[a-zA-Z]′?(?:_[a-z]+)?)/)) {
    if (!/^[a-zA-Z]/.test(part) || part === "tanh") {
      root.append(part);
      continue;
    }
    const [name, sub] = part.split("_");
    root.append(h("var", { "data-quantity": sub ? null : QUANTITY[name[0]] }, name, sub ? h("sub", {}, sub) : null));
  }
  return root;
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function setAll(node, attrs) {
  for (const [name, value] of Object.entries(attrs)) node.setAttribute(name, value);
}

// A map from values to pixels: linear(0, 1, 100, 0)(0.5) is 50.
function linear(v0, v1, p0, p1) {
  return (v) => p0 + ((v - v0) * (p1 - p0)) / (v1 - v0);
}

// The path through points; "" when there are none.
function polyline(xs, ys) {
  return xs.map((x, k) => `${k ? "L" : "M"}${x.toFixed(1)} ${ys[k].toFixed(1)}`).join("");
}

// The smallest of 1, 2, 5, 10, 20, 50 ... that holds v, so that an axis changes its scale seldom.
function niceLimit(v) {
  let limit = 1;
  for (let k = 1; limit < v; k += 1) limit = [1, 2, 5][k % 3] * 10 ** Math.floor(k / 3);
  return limit;
}

// Heights for labels that want to be at `wanted`, at least `gap` apart and between low and high, in their order of wish.
function spread(wanted, gap, low, high) {
  const order = wanted.map((_, k) => k).sort((a, b) => wanted[a] - wanted[b] || a - b);
  const placed = [...wanted];
  order.forEach((k, n) => {
    placed[k] = Math.max(wanted[k], n ? placed[order[n - 1]] + gap : low);
  });
  for (let n = order.length - 1, most = high; n >= 0; n -= 1) {
    placed[order[n]] = Math.min(placed[order[n]], most);
    most = placed[order[n]] - gap;
  }
  return placed;
}

// A panel of a chart: a title, a frame of two or three levels with their numbers. Levels may change; lines are kept.
function panel({ left, right, top, bottom, title }) {
  const levels = [0, 1, 2].map(() => ({
    line: s("line", { class: "gkm-level", x1: left, x2: right }),
    text: s("text", { class: "gkm-tick", x: left - 6, "text-anchor": "end" }),
  }));
  const root = s(
    "g",
    {},
    s("text", { class: "gkm-title", x: left, y: top - 14 }, title),
    ...levels.flatMap((level) => [level.line, level.text]),
  );
  let y = null,
    shown = "";
  const scale = (values) => {
    const low = values[0],
      high = values[values.length - 1];
    y = linear(low, high, bottom, top);
    if (String(values) === shown) return;
    shown = String(values);
    levels.forEach(({ line, text }, k) => {
      const hidden = k >= values.length;
      setAll(line, { visibility: hidden ? "hidden" : "visible", y1: hidden ? top : y(values[k]), y2: hidden ? top : y(values[k]) });
      setAll(text, { visibility: hidden ? "hidden" : "visible", y: (hidden ? top : y(values[k])) + 4.5 });
      setText(text, hidden ? "" : num(values[k], 0));
    });
  };
  return { root, scale, y: (v) => y(v), left, right, top, bottom };
}

// Curves in a panel: each {key, label, quantity}, told apart by colour, by line style and by a label at the right end.
function curves(inPanel, list) {
  const parts = list.map(({ key, label, quantity }) => ({
    key,
    path: s("path", { class: "gkm-curve", "data-quantity": quantity }),
    dot: s("circle", { class: "gkm-dot", "data-quantity": quantity, r: 4 }),
    tag: s(
      "g",
      {},
      s("line", { class: "gkm-curve", "data-quantity": quantity, x1: 0, x2: 18, y1: 0, y2: 0 }),
      s("text", { class: "gkm-tag", x: 23, y: 4.5 }, label),
    ),
  }));
  const root = s("g", {}, ...parts.map((part) => part.path), ...parts.map((part) => part.dot), ...parts.map((part) => part.tag));
  // xs: pixels of the points; rows: one object of values for each; at: the index where the dots are.
  const draw = (xs, rows, at) => {
    const ends = parts.map(({ key, path, dot }) => {
      const ys = rows.map((row) => inPanel.y(row[key]));
      path.setAttribute("d", polyline(xs, ys));
      setAll(dot, { cx: xs[at], cy: ys[at] });
      return ys[ys.length - 1];
    });
    spread(ends, 17, inPanel.top + 2, inPanel.bottom - 2).forEach((y, k) => {
      parts[k].tag.setAttribute("transform", `translate(${inPanel.right + 8} ${y.toFixed(1)})`);
    });
  };
  return { root, draw };
}
