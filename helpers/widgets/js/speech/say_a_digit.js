// Say a digit: the learner's own voice, from the microphone to the network's answer, in this page alone.
import { button, choice } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { start, still } from "../kit/widget.js";
import { KIND_NAMES, listenTo, namesOf, readDigitModel } from "./digit_model.js";
import { loudspeaker } from "./hear.js";
import { hearing } from "./hearing.js";
import { levelMeter } from "./level_meter.js";
import { LONGEST, listener, PATIENCE } from "./listener.js";
import { RATE } from "./log_mel.js";
import { OBSTACLES, openMicrophone } from "./microphone.js";
import { likeliest } from "./readings.js";
import { recordingsOf, WORDS } from "./recordings.js";
import { resampler } from "./resample.js";
import { tally } from "./tally.js";

const CLIPPED = 0.002; // share of the samples that are cut off from which on it is said
const FAILED = {
  silence: `There was no speech in ${PATIENCE} seconds. Is the right microphone chosen, and not muted? The bar should move when you speak.`,
  long: `That went on for more than ${LONGEST} seconds without a pause. Say one digit, then be silent; a loud room may sound like speech that never ends.`,
};

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model: traits, el }) {
  const { say } = start(el, "say-a-digit", "Say a digit: the network hears you", "try");
  el.classList.add("gkm-explorer");
  const own = traits.get("weights"),
    shipped = traits.get("shipped");
  const nets = [...shipped, ...(own?.byteLength ? [own] : [])].map(readDigitModel);
  const names = namesOf(nets, shipped.length);
  const example = recordingsOf(traits.get("voices"), traits.get("index"), traits.get("samples"));
  let net = nets.length > shipped.length ? nets.length - 1 : 0;
  let signal = example.signal(example.all[0], 0),
    heard = listenTo(nets[net], signal),
    yours = false;
  /** @type {import("./microphone.js").Microphone | null} */
  let microphone = null;
  let turn = 0; // grows with each press, so that what an old one brings is dropped

  const status = h("p", { class: "gkm-finding" }),
    trouble = h("p", { class: "gkm-problem", hidden: true }),
    details = h("p", { class: "gkm-how" });
  const go = button("Start listening", toggle, { class: "gkm-button gkm-microphone" });
  const meter = levelMeter();
  const view = hearing(nets);
  const sound = loudspeaker({
    moved(time) {
      view.play(still() ? null : time);
      setText(hear, time === null ? hearText() : "Stop");
    },
    failed: warn,
  });
  const hear = button("Hear it", () => (sound.playing ? sound.stop() : sound.play(signal)));
  const judge = tally(say);
  const choose = choice({
    legend: "Network",
    options: names.map((name, k) => [String(k), name]),
    value: String(net),
    onchange(value) {
      net = +value;
      show();
      if (yours && heard.answer) judge.ask(heard.answer);
      say(status.textContent);
    },
  });
  el.addEventListener("keydown", (event) => {
    const listening = el.classList.contains("gkm-listening");
    // Space or Enter on the button starts and stops, as on every button; Escape stops from wherever one is.
    if (event.key !== "Escape" || !listening) return;
    event.preventDefault();
    toggle();
  });
  el.append(
    h(
      "p",
      {},
      "Press the button, and the browser asks whether this page may use your microphone. Then say one digit in English, from zero to nine. ",
      h("strong", {}, "Nothing leaves this machine, and nothing is stored:"),
      " your voice stays in this page, which forgets it when you say the next one.",
    ),
    h("p", { class: "gkm-how gkm-honest" }, traits.get("honest")),
    h("div", { class: "gkm-row" }, go, h("span", { class: "gkm-how" }, "Level"), meter.root),
    trouble,
    status,
    judge.root,
    h("div", { class: "gkm-row" }, hear, choose.root),
    details,
    view.root,
  );

  function hearText() {
    return yours ? "Hear yourself" : "Hear it";
  }

  /** @param {string} text */
  function warn(text) {
    trouble.hidden = !text;
    setText(trouble, text);
    if (text) say(text);
  }

  function rest() {
    turn += 1;
    microphone?.stop();
    microphone = null;
    meter.rest();
    setText(go, "Start listening");
    el.classList.remove("gkm-listening");
  }

  function toggle() {
    if (microphone || el.classList.contains("gkm-listening")) {
      rest();
      setText(status, "Stopped. The microphone is off.");
      say(status.textContent);
    } else listen();
  }

  async function listen() {
    turn += 1;
    const mine = turn;
    sound.stop();
    warn("");
    judge.hide();
    el.classList.add("gkm-listening");
    setText(go, "Stop");
    setText(status, "Waiting for the microphone: the browser may ask you …");
    /** @type {ReturnType<typeof resampler> | null} */
    let narrow = null;
    const ears = listener({
      level: (level) => meter.show(level),
      begun: () => setText(status, "I hear you …"),
      ended(said) {
        const stamp = performance.now();
        rest();
        answer(said, stamp);
      },
      failed(why) {
        rest();
        setText(status, "The microphone is off.");
        warn(FAILED[why]);
      },
    });
    const opened = await openMicrophone(
      (samples) => {
        if (mine !== turn) return;
        if (narrow) ears.push(narrow.push(samples));
      },
      () => {
        if (mine !== turn) return;
        rest();
        setText(status, "The microphone is off.");
        warn(OBSTACLES.ended);
      },
    );
    if (mine !== turn) {
      if (typeof opened !== "string") opened.stop();
      return;
    }
    if (typeof opened === "string") {
      rest();
      setText(status, "The microphone is off.");
      warn(OBSTACLES[opened]);
      return;
    }
    microphone = opened;
    narrow = resampler(opened.rate);
    setText(status, "Listening. Say one digit.");
    say(status.textContent);
  }

  /** @type {(said: import("./listener.js").Utterance, stamp: number) => void} */
  function answer({ signal: spoken, clipped }, stamp) {
    [signal, yours] = [spoken, true];
    show();
    judge.ask(heard.answer);
    say(`${status.textContent} Was it right?`);
    if (clipped > CLIPPED)
      warn(
        `Too loud: ${(100 * clipped).toFixed(1)} % of the samples hit the limit and were cut off. Speak more softly, or further from the microphone.`,
      );
    requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => performance.measure("say-a-digit answer", { start: stamp, end: performance.now() });
      after.port2.postMessage(0);
    });
  }

  function show() {
    const chosen = nets[net];
    heard = view.show(net, signal, yours ? "What you said" : "An example", -1);
    const belief = heard.beliefs.at(-1);
    setText(
      status,
      yours
        ? `The ${KIND_NAMES[chosen.card.kind]} heard ${heard.answer || "nothing"}. ${belief ? `At the end it believed ${likeliest(chosen.symbols, belief)}.` : ""}`
        : "",
    );
    setText(hear, hearText());
    setText(
      details,
      yours
        ? `${(signal.length / RATE).toFixed(2)} seconds of your voice, ${RATE.toLocaleString("en")} samples a second.`
        : `Until you speak, this is an example: ${WORDS[example.all[0].digit]}, said by a synthetic voice that the network never heard.`,
    );
  }

  view.play(null);
  show();
  view.watch();
  return () => {
    rest();
    view.end();
    sound.end();
  };
}

export default { render };
