// Makes the widgets of a page alive, each when it comes near: its module on the host model, in the place of its form without a script.
// What a learner does goes into the log, by the widget's host; then the other widgets of the page see it.

import { filled } from "../frame/weights.js";
import { hostModel, mount } from "../host/model.js";
import { h } from "../kit/dom.js";
import { HOSTS } from "./activities/hosts.js";
import { answered } from "./answers.js";
import { absolute, styled } from "./files.js";

/**
 * @typedef {object} Spec A widget, as the page's data has it.
 * @property {string} id
 * @property {string} class
 * @property {string | null} module
 * @property {string | null} style
 * @property {Record<string, any>} state
 * @property {string | null} [prediction]
 * @property {string} [lesson] Whose it is, where that isn't the page's.
 * @property {any} [clips]
 * @property {Record<string, string>} [dictionary]
 */
/** @typedef {{spec: Spec, model: import("../host/model.js").Model & import("../host/model.js").Host, activity: import("./activities/cards.js").Activity | null, busy: number}} Alive */

const NEAR = "800px";

/**
 * @param {Spec[]} specs
 * @param {object} page
 * @param {import("./log.js").Log} page.log
 * @param {() => Promise<import("./course.js").Learner>} page.learner Known once the log was read, and the course's outline.
 * @param {() => void} page.acted Is called when a widget stored something.
 * @returns {{refresh(): void}} What shows all widgets how the log is now.
 */
export function aliveWidgets(specs, { log, learner, acted }) {
  /** @type {Alive[]} */
  const alive = [];
  const known = new Map(specs.map((spec) => [spec.id, spec]));
  const watch = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) {
        if (!isIntersecting) continue;
        watch.unobserve(target);
        const place = /** @type {HTMLElement} */ (target);
        start(place, /** @type {Spec} */ (known.get(place.dataset.widget ?? "")));
      }
    },
    { rootMargin: NEAR },
  );
  for (const place of document.querySelectorAll("[data-widget]")) {
    const spec = known.get(/** @type {HTMLElement} */ (place).dataset.widget ?? "");
    if (spec?.module) watch.observe(place);
  }

  /** @param {HTMLElement} place @param {Spec} spec */
  async function start(place, spec) {
    try {
      const make = Object.hasOwn(HOSTS, spec.class) ? HOSTS[spec.class] : null;
      const state = await filled(place, nameOf(spec.class), spec.state);
      place.setAttribute("aria-busy", "true");
      const [module, who] = await Promise.all([
        import(absolute(/** @type {string} */ (spec.module))),
        make && learner(),
        styled(spec.style),
      ]);
      const activity =
        make && who
          ? make(
              { ...who, lesson: spec.lesson ?? who.lesson },
              { ...state, prediction: state.prediction ?? spec.prediction },
            )
          : null;
      /** @type {Alive} */
      const one = { spec, activity, busy: 0, model: /** @type {any} */ (null) };
      one.model = hostModel(
        { event: {}, problem: "", ...state, ...activity?.state() },
        { save: ({ event }) => event?.kind && heard(one, event) },
      );
      const el = h("div");
      await mount(module.default, one.model, el);
      alive.push(one);
      place.replaceChildren(el);
      place.dataset.alive = "";
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const said = `This part couldn't start (${reason}). Reload the page to try again.`;
      place.append(h("p", { class: "quiet", role: "status" }, said));
    } finally {
      place.removeAttribute("aria-busy");
    }
  }

  /**
   * What a widget reported: its host writes it down, and says what is new.
   * @param {Alive} one
   * @param {any} event
   * @returns {Promise<Record<string, any> | undefined>}
   */
  async function heard(one, event) {
    const { activity, spec, model } = one;
    const file = await answered(spec, event, model);
    if (file) return file;
    if (!activity) return undefined;
    one.busy += 1;
    try {
      const news = await log.act(() => activity.record(event));
      const rated = news ? { rated: { ...news.rated, stored: log.kept } } : {};
      return { ...rated, ...activity.state(), problem: log.problem };
    } catch (error) {
      return { problem: error instanceof Error ? error.message : String(error) };
    } finally {
      one.busy -= 1;
      acted();
      refresh(one);
    }
  }

  /** @param {Alive | null} [but] Knows already. */
  function refresh(but = null) {
    for (const one of alive) if (one !== but && !one.busy && one.activity) one.model.receive(one.activity.state());
  }

  return { refresh };
}

/** `NextLetter` in words: Next letter. @param {string} kind */
function nameOf(kind) {
  return kind.replace(/(?<=[a-z])[A-Z](?![A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
}
