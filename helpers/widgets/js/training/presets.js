// Claims of the lessons, each with the settings to try it again. outcomes.json has what 20 seeds did with exactly these (measure.js).

/**
 * @typedef {object} Preset
 * @property {string} id
 * @property {string} lesson
 * @property {string} claim What the lesson says.
 * @property {string} look Where to look.
 * @property {number} updates How far to let it run.
 * @property {any} settings
 * @property {[string, number][]} [hold] Gates that are held afterwards, one by one: letter, and where.
 */

/** @type {(rate: number, more?: object) => object} */
const rnn = (rate, more = {}) => ({ kind: "rnn", rate, ...more });
/** @type {(rate: number, bias: number | null) => object} */
const lstm = (rate, bias) => ({ kind: "lstm", rate, bias });
/** @type {(rate: number, bias: number | null) => object} */
const gru = (rate, bias) => ({ kind: "gru", rate, bias });
const FAR = { task: "agreement", distance: 24, hidden: 32, clip: 1 };

/** @type {Preset[]} */
export const PRESETS = [
  {
    id: "near",
    lesson: "01",
    claim: "With three words between noun and verb, a plain RNN is right.",
    look: "the plain RNN, with a learning rate of 0.01",
    updates: 200,
    settings: { ...FAR, distance: 3, networks: [rnn(0.01), lstm(0.005, 3), gru(0.007, 3)] },
  },
  {
    id: "far",
    lesson: "01",
    claim: "With 24 words between, hardly any seed of a plain RNN learns it.",
    look: "the same three networks, at 24 words",
    updates: 200,
    settings: { ...FAR, networks: [rnn(0.01), lstm(0.005, 3), gru(0.007, 3)] },
  },
  {
    id: "factor",
    lesson: "01",
    claim:
      "In a plain RNN with PyTorch’s default initialization, less than half of an error is left at each step back.",
    look: "the gradient against the lag, before any update",
    updates: 0,
    settings: { ...FAR, networks: [rnn(0.003), rnn(0.002, { orthogonal: true, scale: 1.5 }), lstm(0.005, 3)] },
  },
  {
    id: "clipping",
    lesson: "01",
    claim: "Clipping shortens what explodes. It does not bring back what has vanished.",
    look: "whether tighter clipping helps the plain RNN",
    updates: 200,
    settings: { ...FAR, clip: 0.1, networks: [rnn(0.003), rnn(0.01), lstm(0.005, 3)] },
  },
  {
    id: "far-alone",
    lesson: "01",
    claim: "From distant errors alone, a plain RNN rarely learns 24 words at a learning rate of 0.003.",
    look: "600 updates at 24 words from the start",
    updates: 600,
    settings: { ...FAR, networks: [rnn(0.003), lstm(0.003, 0), gru(0.003, 0)] },
  },
  {
    id: "short-first",
    lesson: "01",
    claim: "Training on short sentences first teaches it.",
    look: "the same networks, on growing distances",
    updates: 600,
    settings: { ...FAR, lessons: "growing", networks: [rnn(0.003), lstm(0.003, 0), gru(0.003, 0)] },
  },
  {
    id: "open-gates",
    lesson: "01",
    claim: "With its matrix scaled, an RNN mostly learns 24 words without a gate. In an LSTM or GRU, one bias does it.",
    look: "an orthogonal matrix times 1.5, and biases of 3",
    updates: 200,
    settings: {
      ...FAR,
      networks: [rnn(0.002, { orthogonal: true, scale: 1.5 }), lstm(0.005, 3), gru(0.007, 3)],
    },
  },
  {
    id: "rate-counts",
    lesson: "01",
    claim:
      "At a learning rate of 0.05, a GRU with PyTorch’s default initialization learns 24 words; an LSTM with forget bias 0 does not.",
    look: "the first two networks; the third is the same GRU at 0.007",
    updates: 200,
    settings: { ...FAR, networks: [gru(0.05, null), lstm(0.05, 0), gru(0.007, null)] },
  },
  {
    id: "update-bias",
    lesson: "03",
    claim:
      "At a learning rate of 0.007, a GRU learns 24 words when its update bias starts at 3, not at 0. At 0.05 it learns them from 0 too.",
    look: "three GRUs that differ in nothing else",
    updates: 200,
    settings: { ...FAR, networks: [gru(0.007, 0), gru(0.007, 3), gru(0.05, 0)] },
  },
  {
    id: "bias-lstm",
    lesson: "04",
    claim:
      "When its forget gate starts near 1, an LSTM learns 24 words. From a bias of 0 it didn’t at any learning rate tried.",
    look: "three LSTMs of 16 units, after 80 updates",
    updates: 80,
    settings: { ...FAR, hidden: 16, networks: [lstm(0.007, 0), lstm(0.007, 3), lstm(0.05, 0)] },
  },
  {
    id: "bias-gru",
    lesson: "04",
    claim:
      "When its update gate starts near 1, a GRU learns 24 words. From a bias of 0 it does so only at high learning rates.",
    look: "three GRUs of 16 units, after 80 updates",
    updates: 80,
    settings: { ...FAR, hidden: 16, networks: [gru(0.007, 0), gru(0.05, 3), gru(0.05, 0)] },
  },
  {
    id: "adding",
    lesson: "04",
    claim: "In short runs, the GRU added better than the LSTM.",
    look: "the loss of GRU and LSTM; here they have as many units, in the lesson as many parameters",
    updates: 200,
    settings: {
      task: "adding",
      distance: 40,
      hidden: 24,
      clip: 1,
      networks: [rnn(0.003), lstm(0.01, 2), gru(0.01, 2)],
    },
  },
  {
    id: "series",
    lesson: "04",
    claim: "Put the simplest method beside the networks. Sometimes it wins.",
    look: "the table’s last lines, on a nerve cell’s voltage",
    updates: 120,
    settings: {
      task: "series",
      distance: 60,
      hidden: 12,
      clip: 1,
      networks: [rnn(0.01), lstm(0.01, 2), gru(0.01, 2)],
    },
  },
];

/**
 * Runs that the lesson's guesses rest on. They aren't offered as claims, which would give the answers away.
 * @type {Pick<Preset, "id" | "updates" | "settings" | "hold">[]}
 */
export const GUESSED = [
  { id: "usual", updates: 200, settings: {} },
  {
    id: "one-unit",
    updates: 600,
    settings: {
      task: "counting",
      distance: 20,
      hidden: 1,
      clip: 1,
      networks: [rnn(0.02), lstm(0.02, 1), gru(0.02, 1)],
    },
  },
  {
    id: "held",
    updates: 200,
    settings: { networks: [lstm(0.005, 1), lstm(0.005, 2), lstm(0.005, 3)] },
    hold: [
      ["i", 1],
      ["o", 1],
      ["f", 0],
    ],
  },
];
