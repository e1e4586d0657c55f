// Hearing a recording through the loudspeaker, and where in it one is.

import { RATE } from "./log_mel.js";

/**
 * @param {object} on
 * @param {(seconds: number | null) => void} on.moved Where it is, with every picture of the screen; null when it has ended.
 * @param {(problem: string) => void} on.failed
 */
export function loudspeaker({ moved, failed }) {
  /** @type {AudioContext | null} */
  let context = null;
  /** @type {AudioBufferSourceNode | null} */
  let source = null;
  let frame = 0;
  const stop = () => {
    cancelAnimationFrame(frame);
    if (!source) return;
    source.onended = null;
    source.stop();
    source = null;
    moved(null);
  };
  /** @type {(signal: ArrayLike<number>) => Promise<void>} */
  const play = async (signal) => {
    stop();
    if (!window.AudioContext) {
      failed("This browser can't play sound computed on a page, so there is only the picture.");
      return;
    }
    context ??= new AudioContext();
    // Where a sound device is missing, the context never starts to run.
    const patience = new Promise((_, late) => setTimeout(() => late(new Error("silent")), 2000));
    try {
      await Promise.race([context.resume(), patience]);
    } catch {
      failed("There is no sound: the browser found nothing to play it on. Is a loudspeaker or a headphone connected?");
      return;
    }
    const buffer = context.createBuffer(1, Math.max(1, signal.length), RATE);
    buffer.copyToChannel(Float32Array.from(signal), 0);
    const node = context.createBufferSource();
    node.buffer = buffer;
    node.connect(context.destination);
    source = node;
    const started = context.currentTime + 0.03;
    node.onended = () => {
      if (source === node) stop();
    };
    node.start(started);
    const follow = () => {
      if (source !== node || !context) return;
      moved(Math.max(0, Math.min(signal.length / RATE, context.currentTime - started)));
      frame = requestAnimationFrame(follow);
    };
    follow();
  };
  return {
    play,
    stop,
    get playing() {
      return source !== null;
    },
    end() {
      stop();
      context?.close();
      context = null;
    },
  };
}
