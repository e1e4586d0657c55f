// The two Pythons of a page, for all exercises on it: a judge, and a box for what the learner writes, with another box kept warm, so that one
// that must be ended is replaced at once. Nothing starts before it is wanted.
import { check, joined, run } from "./steps.js";

/**
 * @typedef {object} Files Where a page has its Python.
 * @property {string} worker The worker's module.
 * @property {string} pyodide The folder of Pyodide with NumPy's wheel, ending in "/".
 * @property {string} judge The judge's zip.
 * @property {string} box The box's zip.
 * @property {number} bytes What one of them fetches.
 */
/** @typedef {import("./steps.js").Went} Went */
/** @typedef {{step: string, bytes: number, of: number}} Progress */

const START_LIMIT = 120_000; // milliseconds until a Python is there, on the slowest of machines and lines
const SHOWN = 2048; // characters that are kept of what is printed
const PRINTED_LIMIT = 1 << 20;

/** A worker with a Python in it. */
class Python {
  #hear = new Map();
  #count = 0;
  step = "Fetching Python";
  bytes = 0;

  /**
   * @param {"judge" | "box"} role
   * @param {Files} files
   * @param {() => void} moved Is called when it got further.
   * @param {() => void} lost Is called when it broke, before it was there or later: it can do nothing more.
   */
  constructor(role, files, moved, lost) {
    const whole = (/** @type {string} */ path) => new URL(path, document.baseURI).href;
    this.worker = new Worker(whole(files.worker), { type: "module", name: `python-${role}` });
    /** @type {Promise<void>} */
    this.ready = new Promise((resolve, reject) => {
      const late = setTimeout(() => this.fail("it took longer than two minutes"), START_LIMIT);
      this.fail = (/** @type {string} */ reason) => {
        clearTimeout(late);
        lost();
        reject(new Error(reason));
        for (const { died } of this.#hear.values()) died?.(reason);
        this.worker.terminate();
      };
      this.worker.onerror = (event) => this.fail(event.message || "its worker did not load");
      this.worker.onmessage = ({ data }) => {
        if (data.id !== undefined) return this.#hear.get(data.id)?.hear(data);
        if (data.failed) return this.fail(data.failed);
        if (data.step) this.step = data.step;
        if (data.bytes) this.bytes = data.bytes;
        if (data.ready) {
          clearTimeout(late);
          this.step = "Ready";
          resolve();
        }
        moved();
      };
    });
    this.ready.catch(() => {}); // whoever waits for it hears it
    this.worker.postMessage({ role, pyodide: whole(files.pyodide), bundle: whole(files[role]) });
  }

  /**
   * Sends something, and hears what comes back until `done` was called.
   * @param {Record<string, any>} message
   * @param {(data: any, done: () => void) => void} hear
   * @param {(reason: string) => void} died
   */
  send(message, hear, died) {
    const id = this.#count++;
    const done = () => this.#hear.delete(id);
    this.#hear.set(id, { hear: (/** @type {any} */ data) => hear(data, done), died });
    this.worker.postMessage({ id, ...message });
    return done;
  }

  end() {
    this.worker.terminate();
  }
}

export class Pythons {
  /** @type {Python | null} */
  #judge = null;
  /** @type {Python | null} */
  #box = null;
  /** @type {Python | null} */
  #spare = null;
  /** @type {Set<(progress: Progress | null) => void>} */
  #watchers = new Set();
  /** @type {Promise<any>} */
  #last = Promise.resolve();

  /** @param {Files} files */
  constructor(files) {
    this.files = files;
  }

  /** Begins to load what a check needs; what went wrong before is tried anew. */
  start() {
    this.#judge ??= this.#made("judge");
    this.#box ??= this.#spare ?? this.#made("box");
    if (this.#spare === this.#box) this.#spare = null;
    return Promise.all([this.#judge.ready, this.#box.ready]);
  }

  /** Is called with how far the loading is, now and whenever it gets further; with null once all is there. @param {(progress: Progress | null) => void} hear */
  watch(hear) {
    this.#watchers.add(hear);
    if (this.#judge) hear(this.#progress());
    return () => this.#watchers.delete(hear);
  }

  /** @type {(lesson: string, exercise: string, texts: Record<string, string>) => Promise<any>} */
  check(lesson, exercise, texts) {
    return this.#inTurn(() => check(this.#ask, this.#perform, lesson, exercise, texts));
  }

  /** @type {(lesson: string, exercise: string, texts: Record<string, string>) => Promise<any>} */
  run(lesson, exercise, texts) {
    return this.#inTurn(() => run(this.#ask, this.#perform, lesson, exercise, texts));
  }

  /** The failing case of the last check. @type {(lesson: string, exercise: string) => Promise<any>} */
  case(lesson, exercise) {
    return this.#inTurn(async () => JSON.parse(await this.#ask("case", lesson, exercise)));
  }

  // One thing at a time: the judge has one check in its hands, the box one job.
  /** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
  #inTurn(work) {
    const mine = this.#last.then(async () => {
      await this.start();
      const answer = await work();
      this.#warm();
      return answer;
    });
    this.#last = mine.catch(() => {});
    return mine;
  }

  /** @type {(name: string, ...given: any[]) => Promise<any>} */
  #ask = (name, ...given) =>
    new Promise((resolve, reject) => {
      /** @type {any} */ (this.#judge).send(
        { name, given },
        (data, done) => {
          done();
          if (data.error) reject(new Error(data.error));
          else resolve(data.value);
        },
        (reason) => reject(new Error(reason)),
      );
    });

  /** @type {(packet: Uint8Array, seconds: number) => Promise<Went>} */
  #perform = async (packet, seconds) => {
    await this.start();
    const box = /** @type {Python} */ (this.#box);
    const parts = [];
    let printed = "";
    return new Promise((resolve) => {
      /** @type {any} */
      let clock = null;
      /** @type {(ended: string, code?: number | null) => void} */
      const end = (ended, code = null) => {
        clearTimeout(clock);
        stop();
        if (ended !== "finished") {
          box.end();
          if (this.#box === box) this.#box = null;
          this.start().catch(() => {});
        }
        resolve({ ended, code, printed, result: joined(parts) });
      };
      const stop = box.send(
        { packet },
        (data) => {
          if (data.started) clock = setTimeout(() => end("timeout"), 1000 * seconds);
          else if (data.part) parts.push(data.part);
          else if (data.text !== undefined) {
            printed = (printed + data.text).slice(0, SHOWN);
            if (data.printed > PRINTED_LIMIT) end("flood");
          } else if (data.done) end("finished", 0);
          else if (data.died) end("exit");
        },
        () => end("exit"),
      );
      clock = setTimeout(() => end("no start"), START_LIMIT);
    });
  };

  /** A second box, once the first has worked: it costs seconds of a core, so never while somebody waits. */
  #warm() {
    if (!this.#spare) this.#spare = this.#made("box", () => {});
  }

  /** @param {"judge" | "box"} role */
  #made(role, moved = () => this.#tell()) {
    const python = new Python(role, this.files, moved, () => {
      if (this.#judge === python) this.#judge = null;
      if (this.#box === python) this.#box = null;
      if (this.#spare === python) this.#spare = null;
    });
    return python;
  }

  #tell() {
    for (const hear of this.#watchers) hear(this.#progress());
  }

  /** @returns {Progress | null} */
  #progress() {
    const both = [this.#judge, this.#box].flatMap((one) => (one ? [one] : []));
    const slower = both.sort((a, b) => STEPS.indexOf(a.step) - STEPS.indexOf(b.step))[0];
    if (!slower || slower.step === "Ready") return null;
    return { step: slower.step, bytes: Math.min(...both.map(({ bytes }) => bytes)), of: this.files.bytes };
  }
}

/** What a worker says that it does, in this order. */
export const STEPS = ["Fetching Python", "Starting Python", "Loading NumPy", "Loading the course", "Ready"];

/** @type {Map<string, Pythons>} */
const known = new Map();

/** The Pythons of a page: the same for all of its exercises. @param {Files} files */
export function pythons(files) {
  const name = JSON.stringify(files);
  if (!known.has(name)) known.set(name, new Pythons(files));
  return /** @type {Pythons} */ (known.get(name));
}
