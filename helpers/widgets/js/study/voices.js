// A voice source reads one line: speak(line, {rate, done, failed}) and cancel(). There are three: recorded voices, the browser's, silence.
import { emit } from "../kit/widget.js";

/**
 * @typedef {{k: number, text: string, say?: string, speaker: string}} Line
 * @typedef {{rate: number, done: () => void, failed?: (cause?: any) => void, from?: number}} Reading
 * @typedef {{speak(line: Line, how: Reading): void, cancel(): void}} Voice
 */

/**
 * How long a line takes to read, at 160 words a minute.
 * @type {(text: string) => number}
 */
function readingSeconds(text) {
  return 0.7 + text.split(/\s+/).length / 2.67;
}

/** @type {() => Voice} */
export function silence() {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return {
    speak(line, { rate, done }) {
      timer = setTimeout(done, (readingSeconds(line.text) / rate) * 1000);
    },
    cancel() {
      clearTimeout(timer);
    },
  };
}

/**
 * `load(k)` promises the address of line k's clip. Where `from` is given, a line begins that many seconds in;
 * `moved(seconds)` tells where it is. `failed(cause)` says why there is nothing to hear: "kernel" (the clip never
 * came), "blocked" (the browser allows no sound yet), "format" (it cannot decode the clip) or "device" (it can, but
 * nothing plays it).
 * @type {(from: {load: (line: number) => Promise<string>, moved: (seconds: number) => void}) => Voice & {setRate(rate: number): void}}
 */
export function recordedVoice({ load, moved }) {
  const audio = new Audio();
  let turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let stuck;
  /** @type {(cause: string) => void} */
  let give = () => {};
  audio.preservesPitch = true;
  const broken = (mine, cause) => {
    if (mine === turn) {
      turn += 1;
      clearTimeout(stuck);
      audio.pause();
      give(cause);
    }
  };
  // Some browsers say nothing at all where a sound device is missing: the clip just stands still.
  const watch = (mine) => {
    clearTimeout(stuck);
    stuck = setTimeout(() => {
      if (!audio.paused) broken(mine, "device");
    }, PATIENCE);
  };
  audio.ontimeupdate = () => {
    if (audio.paused) return;
    watch(turn);
    moved(audio.currentTime);
  };
  return {
    speak(line, { rate, done, failed = () => {}, from = 0 }) {
      const mine = ++turn;
      clearTimeout(stuck);
      give = failed;
      load(line.k).then(
        (address) => {
          if (mine !== turn) return;
          const unplayed = (error) => {
            if (error?.name === "NotAllowedError") broken(mine, "blocked");
            else decodes(address).then((whole) => broken(mine, whole ? "device" : "format"));
          };
          audio.onended = () => {
            if (mine === turn) {
              clearTimeout(stuck);
              done();
            }
          };
          audio.onerror = unplayed;
          audio.src = address;
          audio.currentTime = from;
          audio.playbackRate = rate;
          watch(mine);
          audio.play().catch(unplayed);
        },
        () => broken(mine, "kernel"),
      );
    },
    cancel() {
      turn += 1;
      clearTimeout(stuck);
      audio.pause();
    },
    setRate(rate) {
      audio.playbackRate = rate;
    },
  };
}

/**
 * Whether the browser can decode a clip. It takes no sound device for that.
 * @type {(address: string) => Promise<boolean>}
 */
export async function decodes(address) {
  try {
    const bytes = await (await fetch(address)).arrayBuffer();
    return (await new OfflineAudioContext(1, 1, 44100).decodeAudioData(bytes)).length > 0;
  } catch {
    return false;
  }
}

/**
 * Asks the kernel for clips, one at a time, and keeps those that came: they are sent when they are wanted, so a notebook stays small.
 * @type {(model: import("../host/model.js").Model) => {load(line: number): Promise<string>, forget(): void}}
 */
export function clipLoader(model) {
  const addresses = new Map(),
    waiting = new Map();
  const arrived = () => {
    const sent = Object.entries(model.get("clips") || {});
    for (const [name, mp3] of sent) {
      const line = +name;
      if (addresses.has(line)) continue;
      const bytes = Uint8Array.from(atob(mp3), (sign) => sign.charCodeAt(0));
      addresses.set(line, URL.createObjectURL(new Blob([bytes], { type: "audio/mpeg" })));
      waiting.get(line)?.ready(addresses.get(line));
      waiting.delete(line);
    }
    if (sent.length && !waiting.size) {
      // here they are; the notebook need not keep them
      model.set("clips", {});
      model.save_changes();
    }
  };
  model.on("change:clips", arrived);
  const load = (line) => {
    if (addresses.has(line)) return Promise.resolve(addresses.get(line));
    if (!waiting.has(line)) {
      /** @type {any} */
      const wait = {};
      wait.promise = new Promise((ready, lost) => {
        wait.ready = ready;
        setTimeout(() => {
          if (waiting.get(line) === wait) {
            waiting.delete(line);
            lost(new Error("no answer"));
          }
        }, PATIENCE);
      });
      wait.promise.catch(() => {}); // a line that was only fetched ahead may stay away unheard
      waiting.set(line, wait);
      emit(model, "clip", { line });
    }
    return waiting.get(line).promise;
  };
  const forget = () => {
    for (const address of addresses.values()) URL.revokeObjectURL(address);
  };
  return { load, forget };
}

const PATIENCE = 8000; // milliseconds to wait for a clip

/**
 * `choose(line)` gives {voice, pitch} for a line.
 * @type {(choose: (line: Line) => {voice: SpeechSynthesisVoice, pitch: number}) => Voice}
 */
export function browserVoice(choose) {
  let turn = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let watch;
  /** @type {SpeechSynthesisUtterance} */
  let kept;
  return {
    speak(line, { rate, done, failed = () => {} }) {
      const mine = ++turn,
        { voice, pitch } = choose(line);
      // Sentence by sentence: some browsers stop in the midst of long texts.
      const parts = (line.say || line.text).match(/\S[\s\S]*?[.!?]["”’]?(?=\s|$)|\S[\s\S]*$/g) ?? [];
      const next = () => {
        clearTimeout(watch);
        if (mine !== turn) return;
        const text = parts.shift();
        if (text === undefined) {
          done();
          return;
        }
        kept = Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang, rate, pitch }); // kept: a lost one never ends
        kept.onend = next;
        kept.onerror = (event) => {
          if (mine === turn && !["canceled", "interrupted"].includes(event.error)) {
            clearTimeout(watch);
            failed();
          }
        };
        watch = setTimeout(
          () => {
            if (mine === turn) failed();
          },
          ((2 * readingSeconds(text)) / rate + 6) * 1000,
        ); // a voice that never ends
        window.speechSynthesis.speak(kept);
      };
      next();
    },
    cancel() {
      turn += 1;
      clearTimeout(watch);
      window.speechSynthesis.cancel();
    },
  };
}

/**
 * The browser's English voices, those on this machine first; they may arrive late. `found` is called once they are
 * known, and again on a change.
 * @type {(found: (voices: SpeechSynthesisVoice[]) => void) => () => void}
 */
export function findVoices(found) {
  const synth = window.speechSynthesis;
  if (!synth || !window.SpeechSynthesisUtterance) {
    found([]);
    return () => {};
  }
  const look = () =>
    found(
      synth
        .getVoices()
        .filter((voice) => /^en\b/i.test(voice.lang))
        .sort((a, b) => Number(b.localService) - Number(a.localService)),
    );
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let late;
  if (synth.getVoices().length) look();
  else late = setTimeout(look, 1500);
  const changed = () => {
    clearTimeout(late);
    look();
  };
  synth.addEventListener("voiceschanged", changed);
  return () => {
    clearTimeout(late);
    synth.removeEventListener("voiceschanged", changed);
  };
}
