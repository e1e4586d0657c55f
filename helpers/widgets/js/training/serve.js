// The side that trains: messages in, figures out. It never works longer than a slice without listening.

import { makeSession } from "./session.js";
import { readRun } from "./settings.js";
import { tasksOf } from "./tasks/index.js";

/**
 * @typedef {object} Figures What is sent, and drawn.
 * @property {number} number Of the run, so that late news of an older one are not taken for new.
 * @property {import("./settings.js").Settings} settings
 * @property {number} updates
 * @property {import("./settings.js").Steer[]} steering All that was steered, at the update where it took hold, and what a link still plans.
 * @property {import("./session.js").Point[]} points Since the last news; all of them where `fresh`.
 * @property {boolean} fresh
 * @property {{name: string, right: number, loss: number | null}[]} baselines
 * @property {number[]} norms Of the last gradients, before they were clipped.
 * @property {number[]} biases Of the gates that keep, now.
 * @property {string[][]} words Of the sequences that may be shown.
 * @property {number} shown
 * @property {import("./watch.js").Seen[]} seen
 * @property {string} arithmetic
 * @property {boolean} playing
 * @property {string} [problem]
 */

const SLICE = 24, // milliseconds of work before it listens
  NEWS = 90, // milliseconds between two reports while it plays
  CALM_NEWS = 1000; // the same where motion is unwelcome

/** @param {{postMessage(message: any): void, onmessage: ((event: {data: any}) => void) | null}} port */
export function serve(port) {
  let tasks = tasksOf({});
  /** @type {import("./session.js").Session | null} */
  let session = null;
  let number = 0,
    shown = 0,
    target = 0, // updates to make without being watched: a run from a link
    stop = Number.POSITIVE_INFINITY, // updates after which it stops by itself
    playing = false,
    calm = false,
    sent = 0,
    reported = 0,
    waiting = false;
  /** @type {import("./settings.js").Steer[]} */
  let planned = [];
  /** @type {import("./settings.js").Steer[]} */
  let steering = [];

  /** @type {Record<string, (message: any) => void>} */
  const acts = {
    data({ series, text, still }) {
      calm = still;
      tasks = tasksOf({ series, text });
    },
    start({ run, number: own }) {
      const { settings, steering: toCome, updates } = readRun(run, tasks);
      number = own;
      session = makeSession(settings, tasks);
      planned = [...toCome];
      steering = [];
      target = updates;
      playing = false;
      sent = 0;
      steerAsPlanned();
      if (target) go();
      else report(true);
    },
    play({ until }) {
      playing = true;
      stop = until || Number.POSITIVE_INFINITY;
      go();
    },
    pause() {
      playing = false;
      report(false);
    },
    once() {
      playing = false;
      session?.update();
      report(false);
    },
    steer({ what, value }) {
      if (session && steerNow(session, what, value)) {
        sent = what === "distance" ? 0 : Math.min(sent, session.history.length - 1);
        report(sent === 0);
      }
    },
    show({ shown: b }) {
      shown = b;
      report(false);
    },
  };

  function go() {
    if (waiting) return;
    waiting = true;
    setTimeout(slice);
  }

  /** @type {(own: import("./session.js").Session, what: string, value: any) => boolean} */
  function steerNow(own, what, value) {
    const done = own.steer(what, value),
      at = own.updates;
    if (done) steering = [...steering.filter((one) => one[0] !== at || one[1] !== what), [at, what, value]];
    return done;
  }

  function steerAsPlanned() {
    while (session && planned.length && planned[0][0] <= session.updates) {
      const [, what, value] = /** @type {import("./settings.js").Steer} */ (planned.shift());
      steerNow(session, what, value);
    }
  }

  function slice() {
    waiting = false;
    if (!session) return;
    const until = performance.now() + SLICE;
    while ((playing || session.updates < target) && performance.now() < until) {
      session.update();
      steerAsPlanned();
      if (session.updates === stop) playing = false;
    }
    const arrived = !playing && session.updates >= target;
    if (arrived || performance.now() - reported > (calm ? CALM_NEWS : NEWS)) report(false);
    if (!arrived) go();
  }

  /** @param {boolean} fresh */
  function report(fresh) {
    if (!session) return;
    const own = session;
    reported = performance.now();
    const from = fresh ? 0 : sent;
    sent = own.history.length;
    /** @type {Figures} */
    const figures = {
      number,
      settings: own.settings,
      updates: own.updates,
      steering: [...steering, ...planned],
      points: own.history.slice(from),
      fresh: from === 0,
      baselines: own.baselines,
      norms: own.norms,
      biases: own.learners.map((one) => one.keepBias()),
      words: own.words(),
      shown,
      seen: own.learners.map((_, k) => own.watch(k, shown)),
      arithmetic: own.learners[0].ops.name,
      playing: playing || own.updates < target,
    };
    port.postMessage(figures);
  }

  port.onmessage = ({ data }) => {
    try {
      acts[data.kind]?.(data);
    } catch (error) {
      port.postMessage({ number, problem: /** @type {Error} */ (error).message });
    }
  };
}
