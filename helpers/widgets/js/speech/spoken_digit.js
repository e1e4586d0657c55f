// Spoken digit: a recording to see and to hear, and what a network believes while it listens.
import { button } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { start, still } from "../kit/widget.js";
import { stateBox } from "../language/share.js";
import { choices, noiseText } from "./choices.js";
import { listenTo, namesOf, readDigitModel } from "./digit_model.js";
import { loudspeaker } from "./hear.js";
import { hearing } from "./hearing.js";
import { RATE } from "./log_mel.js";
import { GROUPS, LOUDNESSES, recordingsOf, WORDS } from "./recordings.js";
import { secondsOf } from "./stage.js";
import { readSpoken } from "./state.js";
import { nextWrong, wrongOnes } from "./wrong_ones.js";

const PREFIX = "spoken-digit";
const OWN_NOTE =
  "“Held out” and “learned from” are said of the networks that come with the course; yours may have learned from others.";

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model: traits, el }) {
  const { say } = start(el, "spoken-digit", "Spoken digit: what a network hears", "listen");
  el.classList.add("gkm-explorer");
  const own = traits.get("weights"),
    shipped = traits.get("shipped");
  const nets = [...shipped, ...(own?.byteLength ? [own] : [])].map(readDigitModel);
  const names = namesOf(nets, shipped.length);
  const recordings = recordingsOf(traits.get("voices"), traits.get("index"), traits.get("samples"));
  const { voices } = recordings;
  const limits = {
    voices: voices.length,
    nets: nets.length,
    noises: LOUDNESSES.length,
    own: nets.length > shipped.length,
  };
  let at = readSpoken(traits.get("state"), limits);
  let one = recordings.find(at.voice, at.digit, at.take);
  let signal = recordings.signal(one, at.noise);
  let heard = listenTo(nets[at.net], signal);
  let wanted = ""; // what is said: its digits
  let searching = 0; // grows with each search, so that an old one ends

  const finding = h("p", { class: "gkm-finding" }),
    note = h("p", { class: "gkm-how", hidden: true }),
    found = h("p");
  const chosen = choices(recordings, names, {
    chosen: move,
    moved(change) {
      at = { ...at, ...change };
      place();
    },
    rest,
  });
  const view = hearing(nets, () => {
    at.step = view.step;
    rest();
  });
  const sound = loudspeaker({
    moved(time) {
      view.play(still() ? null : time);
      setText(hear, time === null ? "Hear it" : "Stop");
    },
    failed(problem) {
      note.hidden = false;
      setText(note, problem);
      say(problem);
    },
  });
  const hear = button("Hear it", toggle, { class: "gkm-button gkm-play" });
  const wrong = button("Find one that it gets wrong", search);
  const share = stateBox(
    PREFIX,
    () => at,
    (given) => {
      at = readSpoken(given, limits);
      place();
      rest();
    },
    say,
  );
  el.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.key !== " " || !target.matches("input[type=range]")) return;
    event.preventDefault();
    toggle();
  });
  el.append(
    chosen.root,
    ...(limits.own ? [h("p", { class: "gkm-how" }, OWN_NOTE)] : []),
    h("div", { class: "gkm-row" }, hear, wrong, chosen.noise),
    found,
    note,
    finding,
    view.root,
    share.root,
  );

  function toggle() {
    if (sound.playing) sound.stop();
    else sound.play(signal);
  }

  /** @param {Partial<typeof at>} change */
  function move(change) {
    at = readSpoken({ ...at, ...change, step: -1 }, limits);
    place();
    rest();
  }

  function place() {
    const takes = recordings.takesOf(at.voice);
    if (!takes.includes(at.take)) at.take = takes[0];
    chosen.set(at, takes);
    update();
  }

  function update() {
    sound.stop();
    searching += 1;
    setText(found, "");
    one = recordings.find(at.voice, at.digit, at.take);
    const said = [...(at.row || String(at.digit))];
    signal = at.row
      ? recordings.inARow(
          said.map((digit) => recordings.find(at.voice, +digit, at.take)),
          at.noise,
        )
      : recordings.signal(one, at.noise);
    wanted = said.join(" ");
    const noise = at.noise ? `, with noise ${noiseText(at.noise)} below it` : "";
    const words = said.map((digit) => WORDS[+digit]).join(" ");
    heard = view.show(at.net, signal, `${words}, said by ${voices[at.voice].name}${noise}`, at.step);
    setText(finding, findingText());
    finding.className = `gkm-finding ${heard.answer === wanted ? "gkm-good" : "gkm-bad"}`;
    share.refresh();
  }

  function findingText() {
    const right = heard.answer === wanted;
    const answer = heard.answer || "nothing";
    const said = right ? `It hears ${answer}, which is right.` : `It hears ${answer}. It was ${wanted}.`;
    if (at.row.length > 1 && !nets[at.net].blank)
      return `${said} This network has one answer for a whole recording, however many digits are in it.`;
    const time = secondsOf(heard.since, heard.frames.length)[1].toFixed(2),
      all = (signal.length / RATE).toFixed(2);
    return `${said} The answer stays the same from ${time} s on, of ${all} s.`;
  }

  async function search() {
    searching += 1;
    const mine = searching,
      stopped = () => mine !== searching;
    const { group } = voices[at.voice];
    const tell = (/** @type {number} */ done, /** @type {number} */ all) =>
      setText(found, `Listening to ${done} of ${all} …`);
    const result = await wrongOnes(nets[at.net], recordings, group, at.noise, stopped, tell);
    if (!result) return;
    const { wrong: errors, all } = result,
      noise = at.noise ? ` with noise at ${noiseText(at.noise)}` : "",
      whose = GROUPS.find(([name]) => name === group)?.[2],
      next = nextWrong(result, recordings.all, one);
    if (next) move({ voice: next.voice, digit: next.digit, take: next.take, row: "" });
    const many = next ? `${errors.length} of ${all}` : `none of ${all}`;
    setText(
      found,
      `The network (${names[at.net]}) gets ${many} recordings of ${whose}${noise} wrong.${next ? " This is one." : ""}`,
    );
    say(`${found.textContent} ${finding.textContent}`);
  }

  function rest() {
    traits.set("state", { ...at });
    traits.save_changes();
    share.refresh();
    say(finding.textContent);
  }

  traits.on("change:state", () => {
    const given = readSpoken(traits.get("state"), limits);
    if (JSON.stringify(given) === JSON.stringify(at)) return;
    at = given;
    place();
  });
  view.play(null);
  place();
  view.watch();
  return () => {
    searching += 1;
    view.end();
    sound.end();
  };
}

export default { render };
