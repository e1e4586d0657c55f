// One LSTM unit as a drawing whose parts can be asked for their equation. `at` is a moment of runUnit.

// Where things are, in the units of the viewBox.
const UNIT = {
  width: 460,
  height: 312,
  line: 58,
  box: { top: 166, width: 70, height: 50 },
  at: { f: 104, i: 180, g: 256, o: 334 },
  plus: 218,
  out: 408,
  bus: 258,
};

// The wires and labels: returns {root, update(at)}.
function wires() {
  const { line, at: X, box, plus, out, bus } = UNIT,
    base = box.top + box.height + 20;
  const wire = (d, quantity, extra = "") => s("path", { class: "gkm-wire " + extra, "data-quantity": quantity, d });
  const label = (x, y, name, anchor) => {
    const value = s("text", { class: "gkm-number", x, y: y + 20, "text-anchor": anchor });
    return { value, root: s("g", {}, s("text", { class: "gkm-name-in", x, y, "text-anchor": anchor }, name), value) };
  };
  const cOld = wire(`M4 ${line}H${X.f}`, "cell"),
    kept = wire(`M${X.f} ${line}H${plus}`, "cell"),
    cNew = wire(`M${plus} ${line}H452`, "cell");
  const labels = {
    cOld: label(6, 22, "old cell c"),
    kept: label((X.f + plus) / 2, 22, "kept", "middle"),
    cNew: label((plus + out) / 2, 22, "new cell c′", "middle"),
    written: label(plus + 14, 82, "written"),
    h: label(446, 178, "hidden h′", "end"),
  };
  const input = ["x", "m", "h"].map((name, k) => {
    const value = s("text", { class: "gkm-number", x: 24, y: bus - 17 + 22 * k });
    return { value, root: s("g", {}, s("text", { class: "gkm-symbol", x: 6, y: bus - 17 + 22 * k }, name), value) };
  });
  const root = s(
    "g",
    { role: "img" },
    wire(`M${X.f} ${box.top}V${line + 13}`, "forget"),
    wire(`M${X.i} ${box.top}V116H${plus - 14}`, "input"),
    wire(`M${X.g} ${box.top}V116H${plus + 14}`, "candidate"),
    wire(`M${plus} 116V${line + 14}`, "candidate"),
    wire(`M${X.o} ${box.top}V146H${out - 14}`, "output"),
    wire(`M${out} ${line}V132`, "cell"),
    wire(`M${out} 146H452`, "hidden"),
    wire(`M452 146V302H12V${bus + 34}`, "hidden", "gkm-recurrent"),
    wire(`M76 ${bus}H${X.o}`),
    wire(`M71 ${bus - 22}H76V${bus + 22}H71`),
    ...Object.values(X).map((x) => wire(`M${x} ${bus}V${base + 1}`)),
    cOld,
    kept,
    cNew,
    s("path", { class: "gkm-arrow", "data-quantity": "cell", d: `M449 ${line - 7}L458 ${line}L449 ${line + 7}z` }),
    ...Object.values(labels).map((part) => part.root),
    ...input.map((part) => part.root),
    s("text", { class: "gkm-name-in", x: 232, y: 295, "text-anchor": "middle" }, "h goes round, into the next step"),
  );
  const width = (v) => (2 + 5 * Math.min(1, Math.abs(v))).toFixed(2); // the fuller, the thicker
  const update = (at) => {
    setText(labels.cOld.value, num(at.cOld));
    setText(labels.kept.value, num(at.f * at.cOld));
    setText(labels.cNew.value, num(at.c));
    setText(labels.written.value, num(at.i * at.g));
    setText(labels.h.value, num(at.h));
    [num(at.x, 1), num(at.m, 0), num(at.hOld)].forEach((text, k) => setText(input[k].value, text));
    cOld.style.strokeWidth = width(at.cOld);
    kept.style.strokeWidth = width(at.f * at.cOld);
    cNew.style.strokeWidth = width(at.c);
  };
  return { root, update };
}

// A gate or the candidate: a box that fills as far as its value goes.
function blockShape(k) {
  const { top, width, height } = UNIT.box,
    x = UNIT.at[k] - width / 2,
    middle = top + height / 2,
    squash = k === "g" ? "tanh" : "σ";
  const level = s("rect", { class: "gkm-fill", x: x + 1, width: width - 2 }),
    value = s("text", { class: "gkm-number", x: UNIT.at[k], y: top + 41, "text-anchor": "middle" });
  const nodes = [
    s("rect", { class: "gkm-box", x, y: top, width, height, rx: 7 }),
    level,
    s("rect", { class: "gkm-edge", x, y: top, width, height, rx: 7 }),
    s("rect", { class: "gkm-badge", x: UNIT.at[k] - 19, y: top + height + 1, width: 38, height: 19, rx: 6 }),
    s("text", { class: "gkm-name-in", x: UNIT.at[k], y: top + height + 15, "text-anchor": "middle" }, squash),
    s("text", { class: "gkm-name-in", x: UNIT.at[k], y: top + 19, "text-anchor": "middle" }, QUANTITY[k]),
    value,
  ];
  const update = (at) => {
    const [low, high] =
      k === "g"
        ? [middle - (Math.max(0, at.g) * height) / 2, middle - (Math.min(0, at.g) * height) / 2]
        : [top + height * (1 - at[k]), top + height];
    setAll(level, { y: low.toFixed(2), height: Math.max(0, high - low).toFixed(2) });
    setText(value, `${k} ${num(at[k], 3)}`);
  };
  return { nodes, update };
}

function circleShape(x, y, sign) {
  return {
    nodes: [
      s("circle", { class: "gkm-hit", cx: x, cy: y, r: 20 }),
      s("circle", { class: "gkm-box gkm-edge", cx: x, cy: y, r: 13 }),
      s("text", { class: "gkm-sign", x, y: y + 6.5, "text-anchor": "middle" }, sign),
    ],
  };
}

function tanhShape(x, y) {
  return {
    nodes: [
      s("rect", { class: "gkm-box gkm-edge", x: x - 26, y: y - 13, width: 52, height: 26, rx: 13 }),
      s("text", { class: "gkm-name-in", x, y: y + 5, "text-anchor": "middle" }, "tanh"),
    ],
  };
}

// The drawing. `onask(id)` is called when a part is pointed at, focused or pressed.
function unitDrawing(onask) {
  const { line, at: X, plus, out } = UNIT,
    ground = wires();
  const shapes = {
    f: blockShape("f"),
    keep: circleShape(X.f, line, "×"),
    i: blockShape("i"),
    g: blockShape("g"),
    write: circleShape(plus, 116, "×"),
    cell: circleShape(plus, line, "+"),
    o: blockShape("o"),
    tanh: tanhShape(out, 98),
    h: circleShape(out, 146, "×"),
  };
  const nodes = {};
  for (const [id, shape] of Object.entries(shapes)) {
    const ask = () => onask(id);
    const keys = (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        ask();
      }
    };
    nodes[id] = s(
      "g",
      {
        class: "gkm-part",
        role: "button",
        tabindex: 0,
        "data-part": id,
        "data-quantity": PARTS[id].quantity,
        onpointerenter: ask,
        onfocus: ask,
        onclick: ask,
        onkeydown: keys,
      },
      ...shape.nodes,
    );
  }
  const root = s(
    "svg",
    {
      class: "gkm-unit",
      viewBox: `0 0 ${UNIT.width} ${UNIT.height}`,
      role: "group",
      "aria-label": "One LSTM unit. Its parts show their equations.",
    },
    ground.root,
    ...Object.values(nodes),
  );
  return {
    root,
    update(at) {
      ground.update(at);
      for (const shape of Object.values(shapes)) shape.update?.(at);
    },
    select(id) {
      for (const [key, node] of Object.entries(nodes)) node.setAttribute("aria-pressed", key === id);
    },
    // For ears: not at each frame, only when things come to rest.
    describe(at) {
      ground.root.setAttribute(
        "aria-label",
        `The old cell ${num(at.cOld)} passes a forget gate at ${num(at.f, 3)}; ` +
          `the input gate at ${num(at.i, 3)} lets in the candidate ${num(at.g, 3)}; ` +
          `the new cell is ${num(at.c)}. Through tanh and the output gate at ${num(at.o, 3)} it is shown as the hidden state ${num(at.h)}.`,
      );
      for (const [id, node] of Object.entries(nodes)) node.setAttribute("aria-label", `${PARTS[id].name}: ${PARTS[id].value(at)}`);
    },
  };
}
