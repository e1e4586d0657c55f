import assert from "node:assert/strict";
import { test } from "node:test";
import { listenTo, logitsOf, readDigitModel } from "../../../helpers/widgets/js/speech/digit_model.js";
import { endsOfSpeech } from "../../../helpers/widgets/js/speech/ends.js";
import { LONGEST, listener, PATIENCE, PAUSE } from "../../../helpers/widgets/js/speech/listener.js";
import { lessMean, logMel, RATE, stacked } from "../../../helpers/widgets/js/speech/log_mel.js";
import { fromMuLaw } from "../../../helpers/widgets/js/speech/mu_law.js";
import { withNoise } from "../../../helpers/widgets/js/speech/recordings.js";
import { resampler } from "../../../helpers/widgets/js/speech/resample.js";
import { readSpoken } from "../../../helpers/widgets/js/speech/state.js";
import { FROM_PYTHON } from "./from_python.js";

const given = FROM_PYTHON.speech;

/** @type {(text: string) => DataView} */
function viewOf(text) {
  const bytes = Buffer.from(text, "base64");
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** @type {(got: ArrayLike<number>, wanted: number[], tolerance: number, what: string) => void} */
function close(got, wanted, tolerance, what) {
  assert.equal(got.length, wanted.length, what);
  wanted.forEach((value, k) => {
    assert.ok(Math.abs(got[k] - value) <= tolerance, `${what}[${k}] is ${got[k]}, not ${value}`);
  });
}

test("a recording's bytes are the samples that NumPy reads", () => {
  close(fromMuLaw(viewOf(given.codes), 0, 255), given.samples, 1e-7, "sample");
});

test("features, a network's input and the ends of speech are the kernel's, in 64 bits", () => {
  given.signals.forEach((/** @type {any} */ one, /** @type {number} */ n) => {
    const frames = logMel(one.signal);
    assert.equal(frames.length, one.frames.length, `signal ${n}`);
    frames.forEach((frame, k) => {
      close(frame, one.frames[k], 1e-9, `signal ${n}, frame ${k}`);
    });
    const inputs = stacked(lessMean(frames));
    assert.equal(inputs.length, one.inputs.length, `signal ${n}`);
    inputs.forEach((x, k) => {
      close(x, one.inputs[k], 1e-9, `signal ${n}, step ${k}`);
    });
    assert.deepEqual(endsOfSpeech(one.signal), one.ends, `signal ${n}`);
  });
});

for (const one of given.networks)
  test(`${one.name}: logits at each step are torch's on the same weights of 16 bits`, () => {
    const model = readDigitModel(viewOf(one.file));
    const inputs = one.inputs.map((/** @type {number[]} */ x) => Float64Array.from(x));
    logitsOf(model, inputs).forEach((logits, k) => {
      close(logits, one.logits[k], 1e-12 * (k + 1), `step ${k}`);
    });
    assert.equal(model.blank, one.logits[0].length === 11);
  });

test("the answer is the last step's, and it is said from when on it stays", () => {
  const model = readDigitModel(viewOf(given.networks.at(-1).file));
  const heard = listenTo(model, given.signals.at(-3).signal);
  const best = heard.beliefs.map((belief) => String(belief.indexOf(Math.max(...belief))));
  assert.equal(heard.answer, best.at(-1));
  assert.ok(best.slice(heard.since).every((each) => each === heard.answer));
  assert.ok(heard.since === 0 || best[heard.since - 1] !== heard.answer);
});

test("a learner's card that doesn't say so is of a network that reads the mean, unless it has a blank", () => {
  const means = [0, 3].map((n) => {
    const file = Buffer.from(given.networks[n].file, "base64");
    const unsaid = Buffer.from(file.toString("latin1").replace("mean of states", "tokens o state"), "latin1");
    return readDigitModel(viewOf(unsaid.toString("base64"))).mean;
  });
  assert.deepEqual(means, [false, true]);
});

test("a network with a blank says the digits of its path, repetitions and blanks left out", () => {
  const model = readDigitModel(viewOf(given.networks[0].file));
  const { beliefs, answer } = listenTo(model, given.signals.at(-3).signal);
  const path = beliefs.map((belief) => belief.indexOf(Math.max(...belief)));
  const wanted = path.filter((id, k) => id && id !== path[k - 1]).map((id) => String(id - 1));
  assert.equal(answer, wanted.join(" "));
});

const tone = (/** @type {number} */ hertz, /** @type {number} */ rate, /** @type {number} */ seconds = 0.3) =>
  Float64Array.from({ length: Math.round(rate * seconds) }, (_, n) => 0.5 * Math.sin((2 * Math.PI * hertz * n) / rate));

for (const rate of [16000, 44100, 48000, 96000]) {
  test(`from ${rate} samples a second: speech stays, and what is above 4,000 Hz is gone`, () => {
    const reach = 150; // samples at the ends, where the filter sees silence
    for (const hertz of [100, 1000, 3600]) {
      const made = resampler(rate).push(tone(hertz, rate));
      const wanted = [...tone(hertz, RATE)].slice(0, made.length);
      close(made.subarray(reach), wanted.slice(reach), 1e-4, `${hertz} Hz`);
    }
    for (const hertz of [4010, 5000, 7600].filter((each) => each < rate / 2)) {
      const made = resampler(rate).push(tone(hertz, rate)).subarray(reach);
      assert.ok(Math.max(...made.map(Math.abs)) < 1e-4, `${hertz} Hz comes back`);
    }
  });
  test(`from ${rate} samples a second: it makes no difference in which blocks they come`, () => {
    const signal = tone(700, rate, 0.11);
    const whole = resampler(rate),
      blocks = resampler(rate);
    const once = [...whole.push(signal), ...whole.rest()];
    const many = [];
    for (let at = 0; at < signal.length; at += 128) many.push(...blocks.push(signal.subarray(at, at + 128)));
    many.push(...blocks.rest());
    assert.deepEqual(many, once);
    assert.ok(Math.abs(once.length - signal.length * (RATE / rate)) <= 1, `${once.length} samples`);
  });
}

const spoken = given.signals.at(-3).signal;
const silence = (/** @type {number} */ seconds, /** @type {number} */ height = 0) =>
  Float64Array.from({ length: RATE * seconds }, (_, n) => height * Math.sin(n * n));

/** @type {(...parts: ArrayLike<number>[]) => {events: string[], said: any, heard: number}} */
function hear(...parts) {
  const all = parts.flatMap((part) => Array.from(part));
  /** @type {string[]} */
  const events = [];
  let heard = 0;
  /** @type {any} */
  let said = null;
  const ears = listener({
    level: () => {},
    begun: () => events.push("begun"),
    ended: (what) => {
      events.push("ended");
      said = what;
    },
    failed: (why) => events.push(why),
  });
  for (; heard < all.length && !events.some((one) => one !== "begun"); heard += 80)
    ears.push(all.slice(heard, heard + 80));
  return { events, said, heard };
}

for (const [room, name] of /** @type {[number, string][]} */ ([
  [0, "silent"],
  [0.004, "noisy"],
]))
  test(`a digit in a ${name} room ends after a short silence, and is cut out`, () => {
    const quiet = silence(0.6, room);
    const { events, said, heard } = hear(quiet, spoken, silence(1, room));
    assert.deepEqual(events, ["begun", "ended"]);
    const end = (heard - quiet.length - spoken.length) / RATE;
    assert.ok(end > 0.1 && end < PAUSE + 0.1, `${end} s after the end`);
    assert.ok(Math.abs(said.signal.length - spoken.length) < 0.15 * RATE, `${said.signal.length} samples`);
    assert.equal(said.clipped, 0);
  });

test("silence alone, and a room's noise alone, are no speech; a click isn't either", () => {
  assert.deepEqual(hear(silence(PATIENCE + 1)).events, ["silence"]);
  assert.deepEqual(hear(silence(PATIENCE + 1, 0.02)).events, ["silence"]);
  assert.deepEqual(hear(silence(0.5), silence(PATIENCE + 1, 0.02)).events, ["begun", "silence"], "it came late");
  const click = Float64Array.from({ length: 40 }, () => 0.5);
  assert.deepEqual(hear(silence(1), click, silence(PATIENCE + 1)).events, ["begun", "silence"]);
});

test("what never ends is too long, and what is cut off is noticed", () => {
  const talk = tone(300, RATE, LONGEST + 1).map((sample, n) => sample * Math.sin(n / 900) ** 2);
  assert.deepEqual(hear(silence(0.5), talk).events, ["begun", "long"]);
  const loud = spoken.map((/** @type {number} */ sample) => Math.max(-1, Math.min(1, 4 * sample)));
  assert.ok(hear(silence(0.5), loud, silence(1)).said.clipped > 0.01);
});

test("noise is as loud as it should be, and the same each time", () => {
  const signal = Float64Array.from(spoken),
    noisy = withNoise(signal, 10, 3);
  assert.deepEqual(withNoise(signal, 10, 3), noisy);
  const power = (/** @type {Float64Array} */ values) => values.reduce((sum, each) => sum + each * each, 0);
  const ratio = 10 * Math.log10(power(signal) / power(noisy.map((each, k) => each - signal[k])));
  assert.ok(Math.abs(ratio - 10) < 0.3, `${ratio} dB`);
  assert.equal(withNoise(signal, Number.POSITIVE_INFINITY, 3), signal);
});

test("a state that makes no sense is put right", () => {
  const limits = { voices: 3, nets: 2, noises: 9 };
  const plain = { voice: 0, digit: 7, take: 0, net: 0, noise: 0, step: -1, row: "" };
  for (const wrong of [undefined, null, {}, { voice: 3, digit: 10, net: 2, noise: 9, step: 1.5, take: "1", row: 7 }])
    assert.deepEqual(readSpoken(wrong, limits), plain);
  const right = { voice: 2, digit: 0, take: 2, net: 1, noise: 8, step: 4, row: "372" };
  assert.deepEqual(readSpoken(right, limits), right);
  assert.equal(readSpoken({ row: "3 7, 2x99999" }, limits).row, "372999");
});
