// The learner's microphone: samples as they come, at the machine's own rate, and a sentence for all that can be in the way.
// Nothing here sends or stores anything.

/**
 * @typedef {"insecure" | "no audio" | "none" | "denied" | "busy" | "stuck" | "ended"} Obstacle
 * @typedef {{rate: number, stop(): void}} Microphone
 */

/** @type {Record<Obstacle, string>} */
export const OBSTACLES = {
  insecure:
    "This page isn't secure: it came from another machine without encryption, and a browser gives such a page no microphone. Open the " +
    "notebook on this machine (its address then begins with localhost), or ask whoever runs the server for an encrypted address.",
  "no audio":
    "This browser can't work on sound inside a page (it has no AudioContext). A current Firefox, Chrome, Edge or Safari can.",
  none: "There is no microphone on this machine, or the system hides it from the browser. Connect one and press the button again.",
  denied:
    "The browser didn't let this page use the microphone. Click the sign beside the page's address, allow the microphone, and press the " +
    "button again. (Some programs that show notebooks in a frame never allow it: open the notebook in a browser's own window.)",
  busy: "There is a microphone, but it gives no sound. Another program may be using it: close that one and press the button again.",
  stuck:
    "There is a microphone, but the browser doesn't begin to work on sound. Some browsers do so only where a loudspeaker or headphones are " +
    "connected, too: connect one and press the button again.",
  ended:
    "The microphone stopped in the middle: it was unplugged, or the browser took it away. Press the button to try again.",
};

// As the room has it: what a browser does against echo and noise, and for the level, changes the spectrum in ways that no network here has heard.
const WANTED = {
  audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 1 },
  video: false,
};
const PATIENCE = 4000; // milliseconds until sound has to run
const BLOCK = 512; // samples that come at a time: about a hundredth of a second
const WORKLET = `registerProcessor("gkm-microphone", class extends AudioWorkletProcessor {
  constructor() { super(); this.block = new Float32Array(${BLOCK}); this.filled = 0; }
  process([[channel]]) {
    if (!channel) return true;
    this.block.set(channel, this.filled);
    this.filled += channel.length;
    if (this.filled >= this.block.length) { this.port.postMessage(this.block.slice()); this.filled = 0; }
    return true;
  }
});`;

/** @type {(error: any) => Obstacle} */
export function obstacleOf(error) {
  if (["NotFoundError", "OverconstrainedError", "DevicesNotFoundError"].includes(error?.name)) return "none";
  return ["NotAllowedError", "SecurityError", "PermissionDeniedError"].includes(error?.name) ? "denied" : "busy";
}

/**
 * Asks for the microphone; the browser asks the learner.
 * @param {(samples: Float32Array) => void} onsamples
 * @param {() => void} onended It was taken away.
 * @returns {Promise<Microphone | Obstacle>}
 */
export async function openMicrophone(onsamples, onended) {
  if (!navigator.mediaDevices?.getUserMedia) return window.isSecureContext ? "none" : "insecure";
  if (!window.AudioContext) return "no audio";
  /** @type {MediaStream} */
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia(WANTED);
  } catch (error) {
    return obstacleOf(error);
  }
  const context = new AudioContext();
  /** @type {AudioNode | null} */
  let node = null;
  let open = true;
  const stop = () => {
    open = false;
    for (const track of stream.getTracks()) {
      track.onended = null;
      track.stop();
    }
    node?.disconnect();
    if (context.state !== "closed") context.close();
  };
  for (const track of stream.getTracks())
    track.onended = () => {
      stop();
      onended();
    };
  try {
    node = await tap(context, (samples) => open && onsamples(samples));
    context.createMediaStreamSource(stream).connect(node).connect(context.destination); // gives silence: nobody hears oneself
    if (!(await runs(context))) {
      stop();
      return "stuck";
    }
  } catch {
    stop();
    return "busy";
  }
  return { rate: context.sampleRate, stop };
}

/**
 * Whether sound runs, a moment after it was asked for. Firefox without a loudspeaker says neither yes nor no.
 * @type {(context: AudioContext) => Promise<boolean>}
 */
function runs(context) {
  return Promise.race([
    context.resume().then(() => true),
    new Promise((late) => setTimeout(() => late(false), PATIENCE)),
  ]);
}

/**
 * A node that hands on what it hears: in a thread of its own, or, where a page may not start one, in the page's.
 * @type {(context: AudioContext, onsamples: (samples: Float32Array) => void) => Promise<AudioNode>}
 */
async function tap(context, onsamples) {
  try {
    const address = URL.createObjectURL(new Blob([WORKLET], { type: "text/javascript" }));
    await context.audioWorklet.addModule(address);
    URL.revokeObjectURL(address);
    const node = new AudioWorkletNode(context, "gkm-microphone");
    node.port.onmessage = ({ data }) => onsamples(data);
    return node;
  } catch {
    const node = context.createScriptProcessor(BLOCK, 1, 1);
    node.onaudioprocess = ({ inputBuffer }) => onsamples(inputBuffer.getChannelData(0).slice());
    return node;
  }
}
