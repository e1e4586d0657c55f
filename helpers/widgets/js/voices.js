// A voice source reads one line: speak(line, {rate, done, failed}) and cancel(). There are two, the browser's voices and silence;
// recorded voices are a third of the same shape.

// How long a line takes to read, at 160 words a minute.
function readingSeconds(text) { return 0.7 + text.split(/\s+/).length / 2.67; }

function silence() {
  let timer = null;
  return {
    speak(line, { rate, done }) { timer = setTimeout(done, (readingSeconds(line.text) / rate) * 1000); },
    cancel() { clearTimeout(timer); },
  };
}

// `choose(line)` gives {voice, pitch} for a line.
function browserVoice(choose) {
  let turn = 0, watch = null, kept = null;
  return {
    speak(line, { rate, done, failed }) {
      const mine = ++turn, { voice, pitch } = choose(line);
      // Sentence by sentence: some browsers stop in the midst of long texts.
      const parts = (line.say || line.text).match(/\S[\s\S]*?[.!?]["”’]?(?=\s|$)|\S[\s\S]*$/g);
      const next = () => {
        clearTimeout(watch);
        if (mine !== turn) return;
        if (!parts.length) { done(); return; }
        const text = parts.shift();
        kept = Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: voice.lang, rate, pitch });  // kept: a lost one never ends
        kept.onend = next;
        kept.onerror = (event) => { if (mine === turn && !["canceled", "interrupted"].includes(event.error)) { clearTimeout(watch); failed(); } };
        watch = setTimeout(() => { if (mine === turn) failed(); }, (2 * readingSeconds(text) / rate + 6) * 1000);  // a voice that never ends
        window.speechSynthesis.speak(kept);
      };
      next();
    },
    cancel() { turn += 1; clearTimeout(watch); window.speechSynthesis.cancel(); },
  };
}

// The browser's English voices, those on this machine first; they may arrive late. `found` is called once they are known, and again on a change.
function findVoices(found) {
  const synth = window.speechSynthesis;
  if (!synth || !window.SpeechSynthesisUtterance) { found([]); return () => {}; }
  const look = () => found(synth.getVoices().filter((voice) => /^en\b/i.test(voice.lang)).sort((a, b) => b.localService - a.localService));
  let late = null;
  if (synth.getVoices().length) look(); else late = setTimeout(look, 1500);
  const changed = () => { clearTimeout(late); look(); };
  synth.addEventListener("voiceschanged", changed);
  return () => { clearTimeout(late); synth.removeEventListener("voiceschanged", changed); };
}
