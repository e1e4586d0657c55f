// Hearing a spelling read by the browser's own voice, where this machine has one. No network: a voice that is elsewhere is not used.
import { button } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { browserVoice, findVoices } from "../study/voices.js";

const RATE = 0.85;

/**
 * @param {() => {word: string, respelled: string}} now
 * @param {(text: string) => void} say
 */
export function speechBox(now, say) {
  /** @type {SpeechSynthesisVoice[]} */
  let voices = [];
  const note = h("p", { class: "gkm-how" });
  const voice = browserVoice(() => ({ voice: voices[0], pitch: 1 }));
  const speak = (/** @type {string} */ text) => {
    if (!text) return;
    voice.cancel();
    voice.speak(
      { k: 0, text, speaker: "" },
      {
        rate: RATE,
        done: () => {},
        failed: () => tell("The browser's voice gave no sound. Is a loudspeaker or a headphone on?"),
      },
    );
  };
  const tell = (/** @type {string} */ text) => {
    setText(note, text);
    say(text);
  };
  const respelledButton = button("Hear what it wrote, respelled", () => speak(now().respelled.replaceAll("-", " ")));
  const wordButton = button("Hear the browser's own reading", () => speak(now().word));
  const root = h("div", {}, h("div", { class: "gkm-row" }, respelledButton, wordButton), note);
  const stopLooking = findVoices((found) => {
    voices = found.filter((one) => one.localService);
    respelledButton.disabled = wordButton.disabled = !voices.length;
    setText(
      note,
      voices.length
        ? "A browser can't be given sounds, only spellings. So the first button reads the respelling, a rough idea of the network's sounds; the second " +
            "reads your spelling by the browser's own rules and has nothing to do with the network."
        : found.length
          ? "This browser's English voices need a network, and the course doesn't use one. The respelling is there to be read aloud."
          : "This browser has no English voice on this machine, so there is nothing to hear. The respelling is there to be read aloud.",
    );
  });
  return {
    root,
    stop() {
      stopLooking();
      if (voices.length) voice.cancel();
    },
  };
}
