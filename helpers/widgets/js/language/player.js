// Play and Stop: one more, again and again, as fast as is chosen.
import { button } from "../kit/controls.js";
import { setText } from "../kit/dom.js";

/**
 * @param {object} options
 * @param {() => number} options.perSecond
 * @param {() => boolean} options.more One more; false at the end.
 * @param {() => void} options.onstop It has come to rest.
 */
export function player({ perSecond, more, onstop }) {
  let timer = 0;
  const stop = () => {
    if (!timer) return;
    clearTimeout(timer);
    timer = 0;
    setText(root, "Play");
    onstop();
  };
  const tick = () => {
    setText(root, "Stop");
    timer = window.setTimeout(tick, 1000 / perSecond());
    if (!more()) stop();
  };
  const root = button("Play", () => (timer ? stop() : tick()), { class: "gkm-button gkm-play" });
  return {
    root,
    stop,
    get playing() {
      return timer !== 0;
    },
    /** Ends it without a word, when the widget goes. */
    end: () => clearTimeout(timer),
  };
}
