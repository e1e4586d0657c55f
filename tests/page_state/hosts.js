// Plays learners on a page: for each, a log and then acts, and what each widget shows after each of them.
import { readFileSync } from "node:fs";
import { HOSTS } from "../../helpers/widgets/js/page/activities/hosts.js";
import { byTime, plain } from "../../helpers/widgets/js/page/events.js";
import { momentOf } from "../../helpers/widgets/js/page/moments.js";
import { Store } from "../../helpers/widgets/js/page/store.js";
import { imported } from "../../helpers/widgets/js/page/transfer.js";
import { written as forecast } from "../../helpers/widgets/js/page/views/forecast.js";
import { written as map } from "../../helpers/widgets/js/page/views/map.js";
import { written as mastery } from "../../helpers/widgets/js/page/views/mastery.js";
import { written as progress } from "../../helpers/widgets/js/page/views/progress.js";

const VIEWS = { CourseMap: map, ForecastView: forecast, MasteryView: mastery, ProgressView: progress };
const { course, learners } = JSON.parse(readFileSync(0, "utf-8"));
const address = (notebook, cell) => (cell ? `${notebook}#cell-id=${cell}` : notebook);

const answers = learners.map(({ log, now, widgets, acts }) => {
  let moment = momentOf(now);
  const store = new Store({ clock: () => moment });
  store.merge(imported(log));
  const all = widgets.map(({ kind, lesson, traits }) => HOSTS[kind]({ course, lesson, store }, traits));
  const states = () =>
    all.map((one, k) => {
      const state = one.state();
      const { kind, traits } = widgets[k];
      return { state, html: VIEWS[kind]?.({ ...traits, ...state }, address) ?? null };
    });
  const before = states();
  const after = acts.map(({ at, widget, message }) => {
    moment = momentOf(at);
    let refused = false;
    let rated = null;
    try {
      rated = all[widget].record(message)?.rated ?? null;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      refused = true;
    }
    return { refused, rated, state: all[widget].state() };
  });
  return { before, after, last: states(), events: [...store.owed].sort(byTime).map(plain) };
});

process.stdout.write(JSON.stringify(answers));
