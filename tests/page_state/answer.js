// Answers what a test asks of the page's modules: a question as JSON in a file, the answer as JSON.
import { readFileSync } from "node:fs";
import { HOSTS } from "../../helpers/widgets/js/page/activities/hosts.js";
import { eventOf, plain } from "../../helpers/widgets/js/page/events.js";
import { choices, rated, recall } from "../../helpers/widgets/js/page/fsrs.js";
import { isoOf, momentOf } from "../../helpers/widgets/js/page/moments.js";
import { pythonRandom } from "../../helpers/widgets/js/page/random.js";
import { Store } from "../../helpers/widgets/js/page/store.js";
import { exported, imported } from "../../helpers/widgets/js/page/transfer.js";
import { certificatePage, fileOf, nameOf } from "../../helpers/widgets/js/study/certificate_page.js";

const [what, file] = process.argv.slice(2);
const given = JSON.parse(readFileSync(file, "utf-8"));

const answers = {
  /** Of each history of [moment, rating, retention]: after each rating the state, the due date, the forecasts and the recall. */
  histories: () =>
    given.map((history) => {
      /** @type {any} */
      let state = null;
      return history.map(([at, rating, retention]) => {
        const now = momentOf(at);
        const ahead = choices(state, now, retention).map(isoOf);
        const chance = state ? recall(state, now) : null;
        const next = rated(state, rating, now, retention);
        state = next.state;
        return { state, due: isoOf(next.due), ahead, chance };
      });
    }),
  /** The classes of widgets that have a host. */
  hosts: () => Object.keys(HOSTS),
  random: () =>
    given.map(({ seed, counts }) => {
      const stream = pythonRandom(seed);
      const list = [...Array(30).keys()];
      stream.shuffle(list);
      return { list, drawn: counts.map((count) => stream.below(count)) };
    }),
  /** The file of a log, read, merged in two orders and in part twice, and written again; where its cards stand and which are due. */
  log: () => {
    const events = imported(given.text);
    const store = new Store({ clock: () => momentOf(given.now) });
    const half = events.length >> 1;
    store.merge(events.slice(half));
    store.merge(events);
    store.merge(events.slice(0, half));
    const cards = store.cards().map(({ key, card }) => [...key, isoOf(card.due), Boolean(card.state), card.missed]);
    const counts = Object.fromEntries(given.kinds.map((kind) => [kind, store.count(kind)]));
    const { since, keeps, retention } = store;
    const said = { cards: cards.sort(), due: store.due(), counts, since: since && isoOf(since), keeps, retention };
    return { text: exported(store.events()), ...said };
  },
  /** What the page writes, as a file for `course import`. */
  write: () => {
    const store = new Store({ clock: () => momentOf(given.now) });
    for (const [lesson, kind, item, data] of given.events) store.write(lesson, kind, item, data);
    return { text: exported(store.events()), owed: store.owed.length };
  },
  /** Of each log, what is known for a certificate, and the page with a name where the test was passed. */
  certificates: () =>
    given.logs.map(({ text, name }) => {
      const store = new Store({ clock: () => momentOf(given.now) });
      store.merge(imported(text));
      const learner = { course: given.outline, lesson: "review", store };
      const facts = /** @type {any} */ (HOSTS.Certificate(learner, { pass_mark: given.passMark }).state());
      const there = nameOf(name);
      const page = facts.passed && there !== null ? certificatePage(given.template, facts, there) : null;
      return { missing: facts.missing, page, file: there === null ? null : fileOf(there) };
    }),
  /** What is said to what is no event. */
  refused: () =>
    given.map((event) => {
      try {
        return plain(eventOf(event));
      } catch (error) {
        return error instanceof RangeError;
      }
    }),
};

process.stdout.write(JSON.stringify(answers[what]()));
