// What can be set and steered: one object, plain JSON. What comes from a link or a page is read with care, and never breaks anything.

/** @type {Record<Kind, [string, string][]>} The gates that can be held: letter and name. */
export const GATES = {
  rnn: [],
  lstm: [
    ["i", "input gate"],
    ["f", "forget gate"],
    ["o", "output gate"],
  ],
  gru: [
    ["r", "reset gate"],
    ["z", "update gate"],
  ],
};
/** @type {Record<string, Record<string, number>>} The block of a gate. */
export const BLOCK = { rnn: {}, lstm: { i: 0, f: 1, o: 3 }, gru: { r: 0, z: 1 } };
export const RATES = [0.0003, 0.0005, 0.001, 0.002, 0.003, 0.005, 0.007, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2];
export const CLIPS = [null, 10, 5, 2, 1, 0.5, 0.2, 0.1];
export const LIMITS = { hidden: [1, 64], seed: [0, 999], bias: [-4, 6], scale: [0.5, 2.5], updates: 20000 };
export const LESSONS = ["fixed", "growing", "mixed"];

/** @typedef {"rnn" | "lstm" | "gru"} Kind */
/**
 * @typedef {object} NetworkSettings
 * @property {Kind} kind
 * @property {number} rate Learning rate.
 * @property {number | null} bias Of the gate that keeps, at the start; null as drawn.
 * @property {boolean} orthogonal
 * @property {number} scale Of a plain network's recurrent matrix, at the start.
 * @property {Record<string, number>} held Gates that stand still, by letter.
 */
/**
 * @typedef {object} Settings
 * @property {string} task
 * @property {number} distance
 * @property {string} lessons "fixed": at that distance alone; "growing": from the shortest on; "mixed": all up to it.
 * @property {number} hidden
 * @property {number} seed
 * @property {number | null} clip
 * @property {NetworkSettings[]} networks
 */
/** @typedef {[number, string, any]} Steer At which update, what, and to what: [120, "1.bias", 3]. */
/** @typedef {{settings: Settings, steering: Steer[], updates: number, shown: number, unit: number}} Run */

/** @type {Record<Kind, NetworkSettings>} */
const PLAIN = {
  rnn: { kind: "rnn", rate: 0.003, bias: null, orthogonal: false, scale: 1, held: {} },
  lstm: { kind: "lstm", rate: 0.005, bias: 1, orthogonal: false, scale: 1, held: {} },
  gru: { kind: "gru", rate: 0.005, bias: 1, orthogonal: false, scale: 1, held: {} },
};

/** @type {() => Settings} */
export const usualSettings = () => ({
  task: "agreement",
  distance: 12,
  lessons: "fixed",
  hidden: 32,
  seed: 1,
  clip: 1,
  networks: structuredClone([PLAIN.rnn, PLAIN.lstm, PLAIN.gru]),
});

/** @type {(v: any, [low, high]: number[], otherwise: number) => number} */
const within = (v, [low, high], otherwise) => (typeof v === "number" && v >= low && v <= high ? v : otherwise);
/** @type {<T>(v: any, list: readonly T[], otherwise: T) => T} */
const oneOf = (v, list, otherwise) => (list.includes(v) ? v : otherwise);

/**
 * @param {any} given
 * @param {Map<string, import("./tasks/task.js").Task>} tasks
 * @returns {Settings}
 */
export function readSettings(given, tasks) {
  const usual = usualSettings(),
    from = given ?? {};
  const task = tasks.get(from.task) ?? tasks.get(usual.task) ?? [...tasks.values()][0];
  return {
    task: task.id,
    distance: oneOf(from.distance, task.distance.values, task.id === usual.task ? usual.distance : task.distance.start),
    lessons: oneOf(from.lessons, LESSONS, usual.lessons),
    hidden: Math.round(within(from.hidden, LIMITS.hidden, usual.hidden)),
    seed: Math.round(within(from.seed, LIMITS.seed, usual.seed)),
    clip: from.clip === undefined ? usual.clip : oneOf(from.clip, CLIPS, usual.clip),
    networks: usual.networks.map((one, k) => readNetwork(from.networks?.[k], one)),
  };
}

/** @type {(given: any, usual: NetworkSettings) => NetworkSettings} */
function readNetwork(given, usual) {
  const { kind, ...from } = given ?? {};
  const plain = PLAIN[/** @type {Kind} */ (kind)] ?? usual;
  return {
    kind: plain.kind,
    rate: within(from.rate, [1e-5, 1], plain.rate),
    bias:
      plain.kind === "rnn" || from.bias === null
        ? null
        : within(from.bias, LIMITS.bias, /** @type {number} */ (plain.bias)),
    orthogonal: plain.kind === "rnn" && from.orthogonal === true,
    scale: plain.kind === "rnn" ? within(from.scale, LIMITS.scale, 1) : 1,
    held: Object.fromEntries(
      Object.entries(from.held ?? {}).filter(
        ([letter, v]) => letter in BLOCK[plain.kind] && within(v, [0, 1], -1) >= 0,
      ),
    ),
  };
}

/**
 * A run from a link: its settings, what was steered and when, and how far it went.
 * @param {any} given
 * @param {Map<string, import("./tasks/task.js").Task>} tasks
 * @returns {Run}
 */
export function readRun(given, tasks) {
  const from = given ?? {},
    settings = readSettings(from.settings, tasks);
  const steering = (Array.isArray(from.steering) ? from.steering : [])
    .slice(0, 500)
    .filter(
      (/** @type {any} */ one) =>
        Array.isArray(one) && Number.isInteger(one[0]) && one[0] >= 0 && typeof one[1] === "string",
    );
  return {
    settings,
    steering,
    updates: Math.round(within(from.updates, [0, LIMITS.updates], 0)),
    shown: Math.round(within(from.shown, [0, 31], 0)),
    unit: Math.round(within(from.unit, [0, settings.hidden - 1], 0)),
  };
}

/**
 * The settings after something was steered; null where it is nothing that can be steered.
 * @type {(settings: Settings, what: string, value: any, tasks: Map<string, import("./tasks/task.js").Task>) => Settings | null}
 */
export function steered(settings, what, value, tasks) {
  const next = structuredClone(settings),
    [first, name, letter] = what.split(".");
  const network = next.networks[Number(first)];
  if (["distance", "clip", "lessons"].includes(what)) Object.assign(next, { [what]: value });
  else if (network && name === "held" && letter) {
    if (value === null) delete network.held[letter];
    else network.held[letter] = value;
  } else if (network && ["rate", "bias"].includes(name)) Object.assign(network, { [name]: value });
  else return null;
  const read = readSettings(next, tasks);
  return JSON.stringify(read) === JSON.stringify(next) ? read : null;
}
