// What makes a page of the site alive: the learner's log, the widgets with their hosts, the panel that says what is kept.
import { aliveWidgets } from "./alive.js";
import { stopped } from "./course.js";
import { fetched } from "./files.js";
import { depthFolding } from "./folding.js";
import { keepForLong, Log } from "./log.js";
import { progressPanel } from "./panel.js";
import { offerPlace, rememberPlace } from "./place.js";
import { Store } from "./store.js";

/** @param {HTMLElement | null} data What the page tells its script. */
export function main(data) {
  if (!data) return;
  const page = JSON.parse(data.textContent ?? "{}");
  const store = new Store();
  const log = new Log(store, { changed });
  const panel = progressPanel(document.querySelector(".progress"), log);
  let lasting = false; // whether the browser was asked to keep the log

  const fold = depthFolding(store);
  const read = log.act(() => {});
  /** @type {Promise<import("./course.js").Learner> | null} */
  let learner = null;
  const widgets = aliveWidgets(page.widgets, {
    log,
    acted() {
      if (!lasting && store.keeps) {
        lasting = true;
        keepForLong().then(panel.show);
      }
      shown();
    },
    learner() {
      learner ??= who();
      learner.catch(() => {
        learner = null; // tried again by the next widget
      });
      return learner;
    },
  });
  read.then(() => {
    shown();
    if (page.lesson) rememberPlace(log, page.lesson);
  });
  const line = /** @type {HTMLElement | null} */ (document.querySelector(".go-on"));
  if (line)
    Promise.all([outline(), read]).then(
      ([course]) => offerPlace(line, stopped({ course, lesson: "", store })),
      () => {}, // then the front page offers nothing
    );
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && log.look());

  function changed() {
    widgets.refresh();
    shown();
  }

  function shown() {
    panel.show();
    fold();
  }

  /** @returns {Promise<import("./course.js").Course>} */
  async function outline() {
    return (await fetched(page.course)).json();
  }

  async function who() {
    const [course] = await Promise.all([outline(), read]);
    const before = { course, lesson: page.lesson, store };
    return { ...before, stopped: stopped(before) };
  }
}
