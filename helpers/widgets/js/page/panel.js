// The panel that says what is kept of a learner's work, takes it along as a file and brings it back, and starts again.
import { h, keepFocus } from "../kit/dom.js";
import { handOver } from "../kit/hand_over.js";
import { isKept } from "./log.js";
import { exported, FILE_NAME, imported } from "./transfer.js";

const MONTHS = { day: "numeric", month: "long", year: "numeric" };
/** What a kind of events is called; those that nobody did by hand aren't counted. @type {[string, string, string][]} */
const DONE = [
  ["review", "card rated", "cards rated"],
  ["answer", "question answered", "questions answered"],
  ["guess", "guess", "guesses"],
  ["goal", "goal reached", "goals reached"],
  ["attempt", "try at an exercise", "tries at exercises"],
  ["test-end", "final test", "final tests"],
  ["round", "round of the game", "rounds of the game"],
];

/**
 * @param {HTMLElement | null} place
 * @param {import("./log.js").Log} log
 * @returns {{show(): void}} Shows how things are now.
 */
export function progressPanel(place, log) {
  return place ? panel(place, log) : { show() {} };
}

/** @param {HTMLElement} place @param {import("./log.js").Log} log */
function panel(place, log) {
  const kept = h("p");
  const trouble = h("p", { class: "trouble" });
  const lasting = h("p", { class: "quiet" });
  const said = h("p", { role: "status" });
  const row = h("div", { class: "row" });
  const file = h("input", { type: "file", accept: ".jsonl", hidden: true, "aria-label": "A file of your progress" });
  const take = button("Export to a file", save);
  const bring = button("Import a file", () => file.click());
  const again = button("Start again …", ask);
  file.addEventListener("change", load);
  row.append(take, bring, again);
  place.append(h("h2", { id: "your-progress-title" }, "Your progress"), kept, trouble, lasting, row, file, said);
  place.setAttribute("aria-labelledby", "your-progress-title");
  place.hidden = false;
  for (const link of document.querySelectorAll(".to-progress")) /** @type {HTMLElement} */ (link).hidden = false;

  async function show() {
    const { store } = log;
    const where = someDone(store) && !log.problem ? " It is kept in this browser, and nowhere else." : "";
    kept.textContent = `${inWords(store)}${where}`;
    trouble.textContent = log.problem || log.note;
    trouble.hidden = !trouble.textContent;
    take.disabled = again.disabled = store.since === null && !store.drafts.size;
    lasting.textContent = (await isKept())
      ? "This browser has promised to keep it, even when the disk gets full. What you do in a private window is gone once you close that window."
      : "A browser may clear away what pages keep when the disk gets full, or after some weeks without a visit. So export a file now and then. What you do in a private window is gone once you close that window.";
  }

  function save() {
    handOver(FILE_NAME, "application/jsonl", exported(log.store.everything()));
    said.textContent = `${FILE_NAME} holds all of it. Import it in another browser, or where the course is installed: course import ${FILE_NAME}.`;
  }

  async function load() {
    const [chosen] = file.files;
    file.value = "";
    if (!chosen) return;
    try {
      const events = imported(await chosen.text());
      const fresh = await log.add(events);
      const before = events.length - fresh;
      const known = before ? ` ${count(before, "other")} ${before === 1 ? "was" : "were"} here already.` : "";
      const trouble = log.problem ? ` Not stored yet. ${log.problem}` : "";
      said.textContent = `Imported ${count(fresh, "thing")} you did.${known}${trouble}`;
      log.changed();
    } catch (error) {
      said.textContent = error instanceof Error ? error.message : String(error);
    }
  }

  /** Asks before anything is deleted. */
  function ask() {
    const question = h(
      "p",
      { tabindex: -1 },
      "Delete all that you did on these pages, in this browser: answers, cards, exercises? This can't be undone. Files that you exported stay.",
    );
    const back = () => {
      row.replaceChildren(take, bring, again);
      again.focus();
    };
    const sure = button("Delete it all", async () => {
      await log.forget();
      if (!log.problem) return location.reload(); // so that no widget shows what is gone
      said.textContent = `Not deleted yet. ${log.problem}`;
      back();
    });
    keepFocus(place, () => {
      row.replaceChildren(question, sure, button("Export to a file", save), button("Keep it", back));
      return question;
    });
  }

  return { show };
}

/** Whether something was done that the panel counts. @param {import("./store.js").Store} store */
function someDone(store) {
  return DONE.some(([kind]) => store.count(kind) > 0);
}

/** @param {import("./store.js").Store} store */
function inWords(store) {
  const found = DONE.flatMap(([kind, one, many]) => {
    const number = store.count(kind);
    return number ? [`${number} ${number === 1 ? one : many}`] : [];
  });
  if (!found.length) return "Nothing yet: answer a question or rate a card, and it counts here.";
  const since = new Date((store.since ?? 0) / 1000).toLocaleDateString("en-GB", /** @type {any} */ (MONTHS));
  return `Since ${since}: ${found.join(", ")}.`;
}

/** @param {number} number @param {string} word */
function count(number, word) {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

/** @param {string} text @param {() => void} act */
function button(text, act) {
  return h("button", { type: "button", onclick: act }, text);
}
