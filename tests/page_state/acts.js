// Plays what learners do into the hosts of a page: after each act the state of what was acted on, and in the end the log.
import { readFileSync } from "node:fs";
import { HOSTS } from "../../helpers/widgets/js/page/activities/hosts.js";
import { plain } from "../../helpers/widgets/js/page/events.js";
import { momentOf } from "../../helpers/widgets/js/page/moments.js";
import { Store } from "../../helpers/widgets/js/page/store.js";

const { outline, widgets, acts, begins } = JSON.parse(readFileSync(process.argv[2], "utf-8"));
let now = momentOf(begins);
const store = new Store({ clock: () => now });
const hosts = widgets.map(({ kind, lesson, traits }) => HOSTS[kind]({ course: outline, lesson, store }, traits));
const before = hosts.map((host) => host.state());
const after = acts.map(({ at, widget, event }) => {
  now = momentOf(at);
  const host = hosts[widget];
  try {
    const { rated = null } = host.record(event) ?? {};
    return { state: host.state(), rated, refused: false };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { state: host.state(), rated: null, refused: true };
  }
});
const ends = hosts.map((host) => host.state());
process.stdout.write(JSON.stringify({ before, after, ends, events: store.events().map(plain) }));
