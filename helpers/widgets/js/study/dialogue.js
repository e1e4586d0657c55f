// A dialogue to hear and read: play, pause, seek, speed, voices, the spoken line highlighted, a question to the listener.
import { button, slider } from "../kit/controls.js";
import { h, keepFocus } from "../kit/dom.js";
import { onPage } from "../kit/page.js";
import { emit, problemLine, start } from "../kit/widget.js";
import { explanation, radios } from "./answers.js";
import { browserVoice, clipLoader, findVoices, recordedVoice, silence } from "./voices.js";

const SPEEDS = [0.75, 1, 1.25, 1.5];
const SOURCES = { recorded: "recorded", browser: "this browser's", silent: "silent, read along" };
// Why a recorded line is not to be heard, and what to do.
const UNHEARD = {
  kernel: "The recorded voice did not come; is the kernel running? Restart it if need be, and run this cell again.",
  page: "The recorded voice did not come. Without a network a page has only the voices that it kept; the text is all here.",
  blocked: "The browser lets a page speak only after you have clicked or pressed a key in it: press Play again.",
  forbidden:
    "This browser blocks sound on this page: allow it in the settings beside the page's address, then choose the recorded voices again.",
  format:
    "This browser can't decode the recorded voice, an MP3: open it in a current Firefox, Chrome, Edge or Safari to hear it.",
  device:
    "The recorded voice is here, but no sound device plays it: connect one or look at your sound settings, then choose the recorded voices again.",
};
/** @param {string} cause What kept a clip from being heard. @returns {keyof typeof UNHEARD} Here, and at this moment. */
const unheard = (cause) =>
  cause === "blocked" ? "forbidden" : cause === "kernel" && onPage() ? "page" : /** @type {any} */ (cause);
const KEPT = "gkm-voices"; // where the browser keeps which of them is wanted

export const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/**
 * Draws a player into an element.
 * @param {object} options
 * @param {import("../host/model.js").Model} options.model
 * @param {HTMLElement} options.el
 * @param {{line?: number, seconds?: number, rate?: number, play?: boolean}} [options.begins] Where and how fast it begins.
 * @param {(place: {line: number, seconds: number, rate: number}) => void} [options.onplace] Told at each line, at each pause and at the end.
 * @param {() => void} [options.onended] Called after the last line.
 * @returns {() => void} What ends it.
 */
export function player({ model, el, begins = {}, onplace = () => {}, onended = () => {} }) {
  const talk = model.get("dialogue"),
    lines = talk.lines.map((line, k) => ({ ...line, k }));
  const told = talk.speakers.length === 1; // a narration: small until it is wanted
  const { say, mark } = start(el, "dialogue", (told ? "Narration: " : "Dialogue: ") + talk.title, "listen");
  const lengths = model.get("lengths") || [],
    total = lengths.reduce((sum, each) => sum + (each || 0), 0);
  const isRecorded = lengths.length === lines.length && lengths.every(Boolean);
  const before = lengths.map((_, k) => lengths.slice(0, k).reduce((sum, each) => sum + each, 0));
  const speakers = new Map(talk.speakers.map((speaker) => [speaker.id, speaker]));
  const answers = new Map(Object.entries(model.get("answered") || {}).map(([line, option]) => [+line, option]));
  const skipped = new Set();
  const chosen = new Map(); // speaker id -> voice, or null for silence
  const me = {}; // stands for this player among all on the page
  let at = Math.min(begins.line ?? 0, lines.length - 1);
  let playing = false;
  /** @type {number | null} */
  let asking = null; // the line whose question is open
  let rate = begins.rate ?? 1;
  let ended = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let later;
  let into = begins.seconds ?? 0;
  let blocked = false;
  let source = isRecorded ? kept() : "browser";

  const quiet = silence();
  const aloud = browserVoice((line) => {
    const voice = chosen.get(line.speaker),
      shared = [...chosen.values()].filter((each) => each === voice).length > 1;
    return { voice, pitch: shared ? speakers.get(line.speaker).pitch : 1 };
  });

  const clips = clipLoader(model);
  const record = recordedVoice({
    load: clips.load,
    moved: (seconds) => {
      into = seconds;
      blocked = false;
      drawTime();
    },
  });

  // Controls
  const sign = h("span", { "aria-hidden": "true" }),
    word = h("span");
  const play = h(
    "button",
    { type: "button", class: "gkm-button gkm-primary gkm-listen", onclick: () => (playing ? pause() : begin()) },
    sign,
    word,
  );
  const back = button("Previous line", () => seek(at - 1)),
    on = button("Next line", () => seek(at + 1));
  const where = slider({
    label: "Line",
    min: 1,
    max: lines.length,
    step: 1,
    value: 1,
    format: (v) => `${v} of ${lines.length}`,
    oninput: (v) => seek(v - 1),
  });
  const time = slider({
    label: "Time",
    min: 0,
    max: Math.max(1, Math.floor(total)),
    step: 1,
    value: 0,
    format: (v) => `${clock(v)} / ${clock(total)}`,
    oninput: seekTime,
  });
  const sources = h(
    "select",
    {
      class: "gkm-button",
      "aria-label": "Voices",
      onchange: () => {
        source = sources.value;
        keep();
        into = 0;
        offer();
        draw();
        if (playing) speak();
      },
    },
    ...Object.entries(SOURCES).map(([value, name]) => h("option", { value, selected: value === source }, name)),
  );
  const speed = h(
    "select",
    {
      class: "gkm-button",
      onchange: () => {
        rate = +speed.value;
        tellPlace();
        if (playing && source === "recorded") record.setRate(rate);
        else if (playing) speak();
      },
    },
    ...SPEEDS.map((value) => h("option", { value, selected: value === rate }, `${value} ×`)),
  );
  const picks = h("div", { class: "gkm-picks" });
  const voices = h("details", {}, h("summary", {}, "Voices"), picks);
  const note = h("p", { class: "gkm-quiet gkm-voice-note" });
  const question = h("div", { class: "gkm-question", hidden: true });
  const items = lines.map((line, k) => {
    const { name, role } = speakers.get(line.speaker);
    return h(
      "li",
      {
        onclick: () => {
          if (!window.getSelection()?.toString()) seek(k);
        },
      },
      h("span", { class: "gkm-who" }, h("strong", {}, name), h("small", {}, ` ${role}`)),
      h("span", {}, line.text),
    );
  });
  const list = h("ol", { class: "gkm-lines", tabindex: 0, "aria-label": "Transcript" }, ...items);
  const speeds = h("label", { class: "gkm-speed" }, "Speed ", speed),
    which = h("label", { hidden: !isRecorded }, "Voices ", sources);
  const more = [where.root, time.root, voices, question, list, problemLine(model)];
  if (told) {
    el.classList.add("gkm-narration");
    el.append(
      h("div", { class: "gkm-row" }, play),
      note,
      h(
        "details",
        {},
        h("summary", {}, "Text, speed, voices"),
        h("div", { class: "gkm-row" }, back, on, which, speeds),
        ...more,
      ),
    );
  } else
    el.append(h("h3", {}, talk.title), h("div", { class: "gkm-row" }, play, back, on, which, speeds), note, ...more);

  function draw() {
    sign.textContent = playing ? "❚❚ " : "▶ ";
    word.textContent = playing
      ? "Pause"
      : ended
        ? "Play again"
        : !told
          ? "Play"
          : at || into
            ? "Go on listening"
            : `Listen to this section${isRecorded ? ` (${clock(total)})` : ""}`;
    back.disabled = at === 0;
    on.disabled = at === lines.length - 1;
    where.set(at + 1);
    where.root.hidden = source === "recorded";
    time.root.hidden = source !== "recorded";
    drawTime();
    where.input.setAttribute("aria-valuetext", `${at + 1} of ${lines.length}, ${speakers.get(lines[at].speaker).name}`);
    items.forEach((item, k) => {
      if (k === at) item.setAttribute("aria-current", "true");
      else item.removeAttribute("aria-current");
    });
    const top = items[at].offsetTop,
      bottom = top + items[at].offsetHeight;
    if (top < list.scrollTop || bottom > list.scrollTop + list.clientHeight) list.scrollTop = top - 12;
  }

  function drawTime() {
    if (source !== "recorded") return;
    time.set(Math.floor(before[at] + into));
    time.input.setAttribute(
      "aria-valuetext",
      `${clock(before[at] + into)} of ${clock(total)}, ${speakers.get(lines[at].speaker).name}`,
    );
  }

  function tellPlace() {
    onplace({ line: at, seconds: into, rate });
  }

  function hush() {
    clearTimeout(later);
    quiet.cancel();
    aloud.cancel();
    record.cancel();
  }

  // Which voices are wanted, kept by the browser where it may keep something.
  function kept() {
    try {
      const wanted = window.localStorage.getItem(KEPT) ?? "";
      return Object.hasOwn(SOURCES, wanted) ? wanted : "recorded";
    } catch {
      return "recorded";
    }
  }
  function keep() {
    try {
      window.localStorage.setItem(KEPT, source);
    } catch {
      /* a private window: asked again next time */
    }
  }

  function speak() {
    hush();
    tellPlace();
    const line = lines[at];
    const silent = () => quiet.speak(line, { rate, done: finished });
    const failed = () => {
      aloud.cancel();
      const broken = chosen.get(line.speaker);
      for (const [speaker, voice] of chosen) if (voice === broken) chosen.set(speaker, null);
      offer();
      note.textContent = "This voice does not answer. Reading silently: read along, or choose another voice.";
      silent();
    };
    if (source === "recorded") {
      const lost = (cause) => {
        if (cause === "blocked" && !blocked) {
          // the clip is here: the next press of Play is what the browser waits for
          blocked = true;
          pause();
          note.textContent = UNHEARD.blocked;
          say(note.textContent);
          return;
        }
        source = cause === "device" ? "silent" : "browser"; // without a sound device its voices could not be heard either
        sources.value = source;
        into = 0;
        offer();
        draw();
        const instead =
          source === "silent"
            ? "Reading silently: read along."
            : note.textContent || "Going on with this browser's voices.";
        note.textContent = `${UNHEARD[unheard(cause)]} ${instead}`;
        say(note.textContent);
        speak();
      };
      record.speak(line, { rate, done: finished, failed: lost, from: into });
      if (at + 1 < lines.length) clips.load(at + 1);
    } else if (source === "browser" && chosen.get(line.speaker)) aloud.speak(line, { rate, done: finished, failed });
    else silent();
  }

  function begin() {
    if (asking !== null) {
      question.querySelector("input").focus();
      return;
    }
    if (ended) {
      at = 0;
      into = 0;
      ended = false;
    }
    playing = true;
    if (source === "recorded") note.textContent = "";
    window.dispatchEvent(new CustomEvent("gkm-speaks", { detail: me }));
    draw();
    speak();
  }

  function pause() {
    playing = false;
    hush();
    tellPlace();
    draw();
  }

  function finished() {
    if (lines[at].options.length && !answers.has(at) && !skipped.has(at)) ask();
    else if (at + 1 < lines.length) {
      at += 1;
      into = 0;
      draw();
      speak();
    } else {
      ended = true;
      pause();
      say(told ? "The section is over." : "The dialogue is over.");
      mark("heard", true);
      onended();
    }
  }

  function seekTime(seconds) {
    const k = Math.max(
      0,
      before.findLastIndex((start) => start <= seconds),
    );
    seek(k, Math.min(seconds - before[k], lengths[k] - 0.05));
  }

  function seek(k, inside = 0) {
    at = Math.max(0, Math.min(lines.length - 1, k));
    into = inside;
    ended = false;
    closeQuestion();
    draw();
    if (!playing) return;
    hush();
    later = setTimeout(speak, 200); // while the slider is dragged, no line is begun
  }

  // The question to the listener
  function ask() {
    const here = at;
    asking = here;
    pause();
    const line = lines[at],
      hint = h("span", { class: "gkm-quiet" });
    const box = radios({
      legend: line.text,
      options: line.options.map((each) => each.text),
      order: line.order,
      chosen: null,
      onchange: () => {
        hint.textContent = "";
      },
    });
    const check = button(
      "Check answer",
      () => {
        const option = box.value();
        if (option === null) {
          hint.textContent = "Choose an answer first, or skip.";
          say(hint.textContent);
          return;
        }
        answers.set(here, option);
        emit(model, "answer", { line: here, option });
        box.lock();
        const goOn = button("Go on", resume, { class: "gkm-button gkm-primary" });
        row.replaceWith(explanation({ ...line, chosen: option }), h("div", { class: "gkm-row" }, goOn));
        goOn.focus();
        say(`${line.options[option].correct ? "Right." : "Not so."} ${line.options[option].why}`);
      },
      { class: "gkm-button gkm-primary" },
    );
    const skip = button("Skip", () => {
      skipped.add(here);
      resume();
    });
    const row = h("div", { class: "gkm-row" }, check, skip, hint);
    question.replaceChildren(h("h4", {}, "A question for you"), box.root, row);
    question.hidden = false;
    list.classList.add("gkm-asking"); // the next line may give the answer away
    say(`A question for you. ${line.text}`);
  }

  function resume() {
    keepFocus(question, () => play);
    closeQuestion();
    at = Math.min(at + 1, lines.length - 1);
    into = 0;
    begin();
  }

  function closeQuestion() {
    asking = null;
    question.hidden = true;
    question.replaceChildren();
    list.classList.remove("gkm-asking");
  }

  // Voices
  let found = [];
  const forget = findVoices((now) => {
    found = now;
    const local = found.filter((voice) => voice.localService);
    talk.speakers.forEach((speaker, k) => {
      if (!found.includes(chosen.get(speaker.id)))
        chosen.set(speaker.id, local.length ? local[k % local.length] : null);
    });
    offer();
  });

  function offer() {
    voices.hidden = !found.length || source !== "browser";
    picks.replaceChildren(...talk.speakers.map(pick));
    tell();
  }

  function pick(speaker) {
    const select = h(
      "select",
      {
        class: "gkm-button",
        onchange: () => {
          chosen.set(speaker.id, found[+select.value] || null);
          tell();
          if (playing) speak();
        },
      },
      h("option", { value: -1 }, "silent, read along"),
      ...found.map((voice, k) =>
        h("option", { value: k }, voice.name + (voice.localService ? "" : " (needs the network)")),
      ),
    );
    select.value = found.indexOf(chosen.get(speaker.id));
    return h("label", {}, `${speaker.name} `, select);
  }

  function tell() {
    const heard = [...chosen.values()].some(Boolean);
    note.textContent =
      heard || source !== "browser"
        ? ""
        : !found.length
          ? "This browser has no English voice. The dialogue runs silently: press Play and read along."
          : "No voice is chosen. The dialogue runs silently: press Play and read along.";
  }

  // Only one dialogue speaks at a time, and none after its cell is gone.
  const other = (event) => {
    if (event.detail !== me && playing) pause();
  };
  window.addEventListener("gkm-speaks", other);
  window.addEventListener("pagehide", hush);
  draw();
  if (begins.play) begin();
  return () => {
    if (playing) tellPlace();
    playing = false;
    hush();
    forget();
    clips.forget();
    window.removeEventListener("gkm-speaks", other);
    window.removeEventListener("pagehide", hush);
  };
}
export default {
  /** @type {import("../host/model.js").Widget["render"]} */
  render: ({ model, el }) => player({ model, el }),
};
