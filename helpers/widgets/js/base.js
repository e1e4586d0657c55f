// Shared by all widgets. A widget talks to its model through get, set, on, save_changes, and to its el; to nothing else.

// An element: h("button", {class: "x", onclick: f}, "text", child).
function h(tag, attrs = {}, ...children) { return build(document.createElement(tag), attrs, children); }

// The same for SVG.
function s(tag, attrs = {}, ...children) {
  return build(document.createElementNS("http://www.w3.org/2000/svg", tag), attrs, children);
}

function build(node, attrs, children) {
  for (const [name, value] of Object.entries(attrs)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

// Prepares el: keys stay inside (JupyterLab would take arrows and letters), and `say` announces politely.
// Notebook 7 looks at a key before it gets here, and only at the element itself for this mark: so whatever gets the focus gets it, however it came.
function start(el, name, label) {
  el.classList.add("gkm", "gkm-" + name);
  el.setAttribute("role", "group");
  el.setAttribute("aria-label", label);
  el.addEventListener("keydown", (event) => event.stopPropagation());
  el.addEventListener("focusin", keepKeys);
  guardFolds();
  const live = h("div", { class: "gkm-live", "aria-live": "polite" });
  el.append(live);
  return { say: (text) => { live.textContent = text; } };
}

function keepKeys(event) { event.target.setAttribute("data-lm-suppress-shortcuts", "true"); }

// The folds that the course draws as plain HTML (a verdict's cases, a figure's numbers) have no widget around them: on one of them `b` would
// insert a cell in every front end. One listener for the page, from its first widget on.
function guardFolds() {
  if (document.documentElement.hasAttribute("data-gkm-folds")) return;
  document.documentElement.setAttribute("data-gkm-folds", "");
  document.addEventListener("focusin", (event) => { if (event.target.matches(".jp-OutputArea-output :is(summary, pre)")) keepKeys(event); });
}

// Tells the kernel what the learner did. n grows, so that the same act twice arrives twice. While the kernel is busy, ipywidgets sends
// only the last of several changes, so an event brings along, as `before`, those that the kernel has not answered for (`heard`).
function emit(model, kind, data = {}) {
  const { before = [], ...last } = model.get("event") || {};
  const heard = model.get("heard");
  const waiting = heard === undefined || !last.n ? [] : [...before, last].filter((event) => event.n > heard);
  model.set("event", { ...data, n: (last.n || 0) + 1, kind, ...(waiting.length ? { before: waiting } : {}) });
  model.save_changes();
}

// A native range with its label and its value in words. `quantity` gives the colour (forget, input, output ...).
// On top of the browser's keys, Home and End go to the ends. Returns {root, input, set(value)}.
function slider({ label, min, max, step, value, quantity, format, oninput }) {
  const show = format || ((v) => v.toFixed(1));
  const input = h("input", { type: "range", min, max, step, value, "aria-label": label });
  const out = h("output", { class: "gkm-value" });
  const update = () => { out.textContent = show(+input.value); input.setAttribute("aria-valuetext", show(+input.value)); };
  input.addEventListener("input", () => { update(); oninput(+input.value); });
  update();
  const root = h("label", { class: "gkm-slider", "data-quantity": quantity }, h("span", { class: "gkm-name" }, label), input, out);
  return { root, input, set(v) { input.value = v; update(); } };
}

function button(label, onclick, attrs = {}) { return h("button", { type: "button", class: "gkm-button", onclick, ...attrs }, label); }

function still() { return window.matchMedia("(prefers-reduced-motion: reduce)").matches; }

// What could not be stored, and what to do; hidden while all is well.
function problemLine(model) {
  const line = h("p", { class: "gkm-problem", role: "alert" });
  const show = () => {
    const problem = model.get("problem") || "";
    line.hidden = !problem;
    line.textContent = problem && "Not stored. " + problem;
  };
  model.on("change:problem", show);
  show();
  return line;
}
