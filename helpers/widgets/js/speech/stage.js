// A recording three times over one time axis: the wave, the 24 log-mel bands, and what the network believes at each step.
import { s, setAll, setText } from "../kit/dom.js";
import { heat } from "./heat.js";
import { BANDS, FRAME, HOP, RATE, STACK } from "./log_mel.js";

/** @typedef {import("./log_mel.js").Numbers} Numbers */
/** @typedef {import("./digit_model.js").Heard} Heard */

const LEFT = 46,
  RIGHT = 10,
  GAP = 30, // above a panel, for its title
  WAVE = 64,
  BAND = 5, // pixels a band is high
  ROW = 16, // pixels a symbol is high
  QUIET = 5, // natural logarithms below the loudest that are still drawn in the spectrogram
  [NARROW, WIDE] = [280, 940];

/**
 * From where to where in a recording a step reaches, in seconds.
 * @type {(step: number, frames: number) => [number, number]}
 */
export function secondsOf(step, frames) {
  const last = Math.min(step * STACK + STACK, frames) - 1;
  return [(step * STACK * HOP) / RATE, (last * HOP + FRAME) / RATE];
}

/**
 * @param {string[]} symbols The outputs, a row each.
 * @param {string} kind Of network, which has a colour.
 * @param {(step: number) => void} choose A step was pointed at.
 */
export function stage(symbols, kind, choose) {
  let names = symbols;
  const title = (/** @type {string} */ text) => s("text", { class: "gkm-title", x: LEFT }, text);
  const [wavePart, bandPart, beliefPart] = [
    { title: title("The wave"), top: GAP, high: WAVE },
    { title: title("How loud each of 24 mel bands is"), top: 2 * GAP + WAVE, high: BANDS * BAND },
    { title: title("What it believes"), top: 3 * GAP + WAVE + BANDS * BAND, high: ROW * symbols.length },
  ];
  const parts = [wavePart, bandPart, beliefPart];
  for (const part of parts) part.title.setAttribute("y", String(part.top - 9));
  const wave = s("path", { class: "gkm-wave" }),
    spectrum = heat("gkm-loud"),
    belief = heat(`gkm-belief gkm-of-${kind}`);
  const frames = parts.map(({ top }) => s("rect", { class: "gkm-frame", x: LEFT, y: top }));
  const labels = s("g", {}),
    ticks = s("g", {}),
    chosen = s("rect", { class: "gkm-now-column", y: bandPart.top }),
    head = s("line", { class: "gkm-playhead", y1: wavePart.top });
  const svg = s(
    "svg",
    { class: "gkm-hearing", role: "img" },
    ...parts.map((part) => part.title),
    wave,
    spectrum.root,
    belief.root,
    ...frames,
    labels,
    ticks,
    chosen,
    head,
  );
  /** @type {{signal: ArrayLike<number>, heard: Heard} | null} */
  let shown = null;
  let step = 0,
    width = WIDE,
    wide = WIDE - LEFT - RIGHT, // of the time axis
    seconds = 1;
  const x = (/** @type {number} */ time) => LEFT + (wide * time) / seconds;
  // A frame is drawn where its middle half lies, so that neighbours touch.
  const of = (/** @type {number} */ frame) => x((frame * HOP + (FRAME - HOP) / 2) / RATE);
  /** @type {(at: number) => [number, number]} */
  const across = (at) => {
    const frames = shown?.heard.frames.length ?? 0;
    return [of(Math.min(STACK * at, frames)), of(Math.min(STACK * (at + 1), frames))];
  };
  svg.addEventListener("pointerdown", (/** @type {PointerEvent} */ event) => point(event));
  svg.addEventListener("pointermove", (/** @type {PointerEvent} */ event) => {
    if (event.buttons & 1) point(event);
  });

  /** @param {PointerEvent} event */
  function point(event) {
    if (!shown?.heard.beliefs.length) return;
    const box = svg.getBoundingClientRect();
    const time = (((event.clientX - box.left) / box.width) * width - LEFT) * (seconds / wide);
    const found = Math.floor((time * RATE - (FRAME - HOP) / 2) / (STACK * HOP));
    choose(Math.max(0, Math.min(shown.heard.beliefs.length - 1, found)));
  }

  function layout() {
    width = Math.max(NARROW, Math.min(WIDE, Math.round(svg.parentElement?.clientWidth || 640)));
    wide = width - LEFT - RIGHT;
    beliefPart.high = ROW * names.length;
    const bottom = beliefPart.top + beliefPart.high;
    svg.setAttribute("viewBox", `0 0 ${width} ${bottom + 40}`);
    frames.forEach((frame, k) => {
      setAll(frame, { width: wide, height: parts[k].high });
    });
    setAll(head, { y2: bottom });
    const label = (/** @type {string} */ text, /** @type {number} */ y) =>
      s("text", { class: "gkm-tick", x: LEFT - 7, y: y + 4.5, "text-anchor": "end" }, text);
    labels.replaceChildren(
      label("4 kHz", bandPart.top + 5),
      label("0", bandPart.top + bandPart.high - 5),
      ...names.map((name, k) => label(name, beliefPart.top + ROW * (k + 0.5))),
    );
    const apart = [0.05, 0.1, 0.2, 0.5, 1, 2].find((each) => x(each) - LEFT > 55) ?? 5;
    const times = Array.from({ length: Math.floor(seconds / apart + 1e-9) + 1 }, (_, k) => k * apart);
    ticks.replaceChildren(
      ...times.flatMap((time) => [
        s("line", { class: "gkm-level", x1: x(time), x2: x(time), y1: bottom, y2: bottom + 5 }),
        s(
          "text",
          { class: "gkm-tick", x: x(time), y: bottom + 19, "text-anchor": "middle" },
          time ? time.toFixed(2).replace(/0$/, "") : "0",
        ),
      ]),
      s("text", { class: "gkm-tick", x: LEFT + wide, y: bottom + 35, "text-anchor": "end" }, "seconds"),
    );
  }

  function draw() {
    if (!shown) return;
    const { signal, heard } = shown;
    seconds = Math.max(signal.length, FRAME) / RATE;
    layout();
    const middle = wavePart.top + WAVE / 2;
    let top = 0;
    for (let n = 0; n < signal.length; n += 1) top = Math.max(top, Math.abs(signal[n]));
    const scale = (WAVE / 2 - 2) / Math.max(top, 0.01);
    let d = "";
    for (let column = 0; column < wide; column += 1) {
      const from = Math.floor((column / wide) * signal.length),
        to = Math.max(from + 1, Math.floor(((column + 1) / wide) * signal.length));
      let low = Number.POSITIVE_INFINITY,
        high = Number.NEGATIVE_INFINITY;
      for (let n = from; n < to; n += 1) [low, high] = [Math.min(low, signal[n]), Math.max(high, signal[n])];
      d += `${column ? "L" : "M"}${LEFT + column} ${(middle - scale * high).toFixed(1)}V${(middle - scale * low).toFixed(1)}`;
    }
    wave.setAttribute("d", signal.length ? d : "");
    const loudest = heard.frames.reduce((most, frame) => Math.max(most, ...frame), Number.NEGATIVE_INFINITY);
    spectrum.draw(
      (frame) => [of(frame), of(frame + 1)],
      (band) => [bandPart.top + BAND * (BANDS - 1 - band), bandPart.top + BAND * (BANDS - band)],
      heard.frames.length,
      BANDS,
      (frame, band) => 1 + (heard.frames[frame][band] - loudest) / (QUIET * 1.6),
    );
    belief.draw(
      (at) => across(at),
      (row) => [beliefPart.top + ROW * row, beliefPart.top + ROW * (row + 1)],
      heard.beliefs.length,
      names.length,
      (at, row) => heard.beliefs[at][row],
    );
    mark();
  }

  function mark() {
    const some = Boolean(shown?.heard.beliefs.length);
    const [left, right] = across(step);
    setAll(chosen, {
      x: left.toFixed(1),
      width: Math.max(2, right - left).toFixed(1),
      height: beliefPart.top + beliefPart.high - bandPart.top,
      visibility: some ? "visible" : "hidden",
    });
  }

  const seen = new ResizeObserver(() => {
    if (Math.abs((svg.parentElement?.clientWidth ?? 0) - width) > 1) draw();
  });
  return {
    root: svg,
    /** Follows the width of what it stands in. */
    watch: () => seen.observe(/** @type {Element} */ (svg.parentElement)),
    end: () => seen.disconnect(),
    /** @type {(signal: ArrayLike<number>, heard: Heard) => void} */
    show(signal, heard) {
      shown = { signal, heard };
      draw();
    },
    /** @type {(outputs: string[], network: string) => void} */
    of(outputs, network) {
      names = outputs;
      for (const path of belief.root.childNodes) path.setAttribute("class", `gkm-belief gkm-of-${network}`);
    },
    /** @type {(at: number) => void} */
    mark(at) {
      step = at;
      mark();
    },
    /**
     * Where in the recording what is heard is; null takes the line away.
     * @type {(time: number | null) => void}
     */
    play(time) {
      setAll(head, { x1: x(time ?? 0), x2: x(time ?? 0), visibility: time === null ? "hidden" : "visible" });
    },
    /** @type {(text: string) => void} */
    describe(text) {
      svg.setAttribute("aria-label", text);
    },
    /** @type {(text: string) => void} */
    entitle: (text) => setText(beliefPart.title, text),
  };
}
