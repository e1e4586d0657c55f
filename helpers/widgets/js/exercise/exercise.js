// An exercise on a page: written, run and checked here, by the course's own judge. Nothing starts before somebody is about to write.
import { button } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { emit, problemLine, start } from "../kit/widget.js";
import { caseBox, hintBox, runBox, solutionBox, verdictBox } from "./answers.js";
import { loading } from "./loading.js";
import { download } from "./notebook.js";
import { pythons } from "./pythons.js";
import { writing } from "./writing.js";

const KEEP_AFTER = 800; // milliseconds without a key until the text is stored
const NO_PYTHON =
  "This page has no Python, so nothing can be run or checked here. Your text is kept, and can be downloaded.";

/** What is written on this page, by lesson and exercise: one exercise may call another's function. @type {Map<string, Map<string, () => string>>} */
const written = new Map();

/** @param {string} lesson */
function textsOf(lesson) {
  return Object.fromEntries([...(written.get(lesson) ?? [])].map(([exercise, text]) => [exercise, text()]));
}

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const get = (/** @type {string} */ name) => model.get(name);
  const [lesson, exercise, fn, files] = ["lesson", "exercise", "function", "files"].map(get);
  const { say, mark } = start(el, "exercise", `Exercise: ${fn}`, "write");
  const beside = get("grants").filter((/** @type {string} */ name) => name !== "numpy");
  const python = files.python && !beside.length ? pythons(files.python) : null;
  const progress = python && loading(python, say);
  const output = h("div", { class: "gkm-run-output" });
  let busy = false;
  let unsaved = false;
  /** @type {any} */
  let clock = null;

  const keep = () => {
    clearTimeout(clock);
    if (unsaved) {
      model.set("text", place.text);
      emit(model, "text", { text: place.text });
    }
    unsaved = false;
  };
  const place = writing({
    label: `Your ${fn}, Python`,
    text: get("text") || get("starter"),
    onchange() {
      unsaved = true;
      clearTimeout(clock);
      clock = setTimeout(keep, KEEP_AFTER);
    },
    oncheck: () => check(),
  });
  if (!written.has(lesson)) written.set(lesson, new Map());
  written.get(lesson)?.set(exercise, () => place.text);

  const checkButton = button("Check", () => check(), { class: "gkm-button gkm-primary" });
  const runButton = button("Run", () => run());
  const caseButton = button("Failing case", () => showCase());
  const status = h("p", { class: "gkm-quiet gkm-status" });
  const needs = `This exercise needs ${beside.join(" and ")}, which has no build for browsers: download the notebook and solve it in the course on your computer.`;
  const why = beside.length ? needs : files.python ? "" : `${NO_PYTHON} ${files.missing ?? ""}`;
  el.append(
    h(
      "div",
      { class: "gkm-head" },
      h("h3", {}, "Write ", h("code", {}, fn)),
      h("span", { class: "gkm-kind" }, points()),
    ),
    place.root,
    h(
      "div",
      { class: "gkm-row" },
      ...(python ? [checkButton, runButton, caseButton] : []),
      button("Hint", hint),
      button("Solution", solution),
      button("Start afresh", afresh),
      ...(files.notebook ? [button("Download as notebook", save)] : []),
    ),
    ...(why ? [h("p", { class: "gkm-note" }, why)] : []),
    ...(progress ? [progress.root] : []),
    status,
    output,
    problemLine(model),
  );
  caseButton.disabled = true;
  score();
  model.on("change:attempts", score);
  model.on("change:passed", score);
  model.on("change:text", take);
  el.addEventListener("focusin", wake, { once: true });
  el.addEventListener("focusout", keep);
  const leaving = () => document.visibilityState === "hidden" && keep();
  document.addEventListener("visibilitychange", leaving);
  window.addEventListener("pagehide", keep);

  /** What was written elsewhere, in another tab or in a file that came. What is being written here is newer. */
  function take() {
    if (unsaved) return;
    const text = get("text") || get("starter");
    if (text !== place.text) place.text = text;
  }

  function points() {
    const deeper = get("deeper") ? ", deeper" : "";
    return `${get("points")} ${get("points") === 1 ? "point" : "points"}${deeper}`;
  }

  function score() {
    const tries = get("attempts") || 0;
    const done = get("passed");
    mark(done ? "passed" : tries ? `${tries} ${tries === 1 ? "try" : "tries"}` : "", done);
  }

  function wake() {
    if (files.editor) place.enrich(files.editor).catch(() => {}); // the plain field does it all
    python?.start().catch(() => {}); // a check says what is wrong
    progress?.begin();
  }

  /** @param {HTMLElement} box @param {string} said */
  function show(box, said) {
    output.replaceChildren(box);
    say(said);
  }

  /** Something that needs Python. @param {string} word @param {() => Promise<void>} work */
  async function doing(word, work) {
    if (busy || !python) return;
    busy = true;
    for (const one of [checkButton, runButton, caseButton]) one.setAttribute("aria-disabled", "true");
    setText(status, `${word} …`);
    keep();
    try {
      await work();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const text = `Python could not be loaded: ${reason}. Everything else on this page works. Look at your connection, then press the button again.`;
      show(h("p", { class: "gkm-bad", role: "alert" }, text), text);
    }
    busy = false;
    for (const one of [checkButton, runButton, caseButton]) one.removeAttribute("aria-disabled");
    setText(status, "");
  }

  function check() {
    doing("Checking", async () => {
      const verdict = await /** @type {any} */ (python).check(lesson, exercise, textsOf(lesson));
      show(verdictBox(verdict), verdict.message);
      caseButton.disabled = !verdict.case;
      if (verdict.status === "not attempted") return;
      const { status, mistake, concept, source } = verdict;
      emit(model, "attempt", { status, mistake, concept, source });
    });
  }

  function run() {
    doing("Running", async () => {
      const { root, said } = runBox(await /** @type {any} */ (python).run(lesson, exercise, textsOf(lesson)));
      show(root, said);
    });
  }

  function showCase() {
    doing("Looking", async () => {
      const found = await /** @type {any} */ (python).case(lesson, exercise);
      show(caseBox(found, fn), found.problem ?? "The smallest case that fails is below.");
    });
  }

  function hint() {
    const hints = get("hints");
    const before = get("hints_seen") || 0;
    const seen = Math.min(before + 1, hints.length);
    model.set("hints_seen", seen);
    emit(model, "hint", { number: seen });
    show(hintBox(hints, seen, before >= hints.length), `Hint ${seen}: ${hints[seen - 1]}`);
  }

  function solution() {
    const asked = (get("solution_requests") || 0) + 1;
    model.set("solution_requests", asked);
    emit(model, "solution-request");
    if (!get("attempts") && asked < 2) {
      const advice =
        "You have not tried yet. A wrong try teaches more than a right text that is read: even one line, then check.";
      const text = `${advice} Press once more, and you get it all the same.`;
      return show(h("p", { class: "gkm-note" }, text), text);
    }
    emit(model, "solution-view");
    show(solutionBox(get("solution")), "One solution is below.");
  }

  /** The starter again; what was there can be had back. */
  function afresh() {
    const before = place.text;
    const put = (/** @type {string} */ text) => {
      place.text = text;
      unsaved = true;
      keep();
    };
    put(get("starter"));
    const back = button("Put back what I had", () => {
      put(before);
      output.replaceChildren();
      place.focus();
    });
    show(h("div", { class: "gkm-note gkm-row" }, "It is as it was at first.", back), "It is as it was at first.");
  }

  async function save() {
    keep();
    try {
      await download(files.notebook, textsOf(lesson));
    } catch (error) {
      const text = `The notebook could not be made: ${error instanceof Error ? error.message : error}. Look at your connection, then try again.`;
      show(h("p", { class: "gkm-bad", role: "alert" }, text), text);
    }
  }

  return () => {
    keep();
    document.removeEventListener("visibilitychange", leaving);
    window.removeEventListener("pagehide", keep);
    written.get(lesson)?.delete(exercise);
  };
}
export default { render };
