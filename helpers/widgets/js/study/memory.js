// How the learner's memory does: four plots, each with its numbers, and the retention to aim for.
import { choice } from "../kit/controls.js";
import { h, s } from "../kit/dom.js";
import { linear, niceLimit, polyline } from "../kit/numbers.js";
import { emit, problemLine, start } from "../kit/widget.js";

const WIDTH = 420;
const HEIGHT = 190;
const LEFT = 52;
const RIGHT = WIDTH - 12;
const TOP = 12;
const BOTTOM = HEIGHT - 28;

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const { say, mark } = start(el, "memory", "Your memory", "look");
  const plots = h("div", { class: "gkm-plots" });
  const days = model.get("targets").map((one) => `${Math.round(one.days)} at ${percent(one.value)}`);
  const effect = h(
    "p",
    { class: "gkm-quiet" },
    `One and the same card would come back after so many days: ${days.join(", ")}. The more you want to recall, the more often you are ` +
      "asked. Your choice holds from your next rating on, and changes no date before.",
  );
  const aim = choice({
    legend: "How many cards do you want to recall when they come back?",
    options: model.get("targets").map(({ value }) => [String(value), percent(value)]),
    value: String(model.get("retention")),
    onchange: (value) => {
      emit(model, "retention", { value: +value });
      say(`You aim for ${percent(+value)}.`);
    },
  });
  aim.root.className = "gkm-aim";
  el.append(h("h3", {}, "Your memory"), plots, aim.root, effect, problemLine(model));

  function draw() {
    const retention = model.get("retention");
    const { likely, of } = model.get("recall");
    mark(of ? `about ${Math.round(likely)} of ${of} cards recalled now` : "no card rated yet");
    aim.set(String(retention));
    plots.replaceChildren(
      ratings(model.get("history")),
      comingBack(model.get("forecast")),
      recalled(model.get("weeks"), retention),
      howSure(model.get("calibration")),
    );
  }

  // A page shows every rating at once; a notebook's plots stay as they were opened.
  for (const name of ["retention", "history", "forecast", "weeks", "calibration", "recall"])
    model.on(`change:${name}`, draw);
  draw();
}

/** Bars of the last days: what was recalled below, what was not on top of it, hollow. */
function ratings(history) {
  const total = sum(history.map(({ of }) => of));
  const right = sum(history.map(({ right }) => right));
  const rows = history
    .filter(({ of }) => of)
    .map(({ day, right, of }) => [date(day), String(right), String(of - right)]);
  const y = scale(history.map(({ of }) => of));
  const step = (RIGHT - LEFT) / history.length;
  const bars = history.flatMap(({ right, of }, k) => [
    bar("gkm-held", LEFT + k * step, step, y(0), y(right)),
    bar("gkm-lost", LEFT + k * step, step, y(right), y(of)),
  ]);
  return plot({
    title: "Ratings of the last 30 days",
    says: total ? `${total} ratings: ${right} recalled (full), ${total - right} again (hollow).` : "",
    shapes: [...levels(y), ...ends("30 days ago", "today"), ...bars],
    heads: ["day", "recalled", "again"],
    rows,
  });
}

/** Bars of the next days. */
function comingBack(forecast) {
  const total = sum(forecast);
  const y = scale(forecast);
  const step = (RIGHT - LEFT) / forecast.length;
  const names = ["today", "tomorrow"];
  return plot({
    title: "Cards that come back in the next 30 days",
    says: total
      ? `${total} ${total === 1 ? "card" : "cards"}, ${forecast[0]} of them today and ${forecast[1]} tomorrow.`
      : "",
    shapes: [
      ...levels(y),
      ...ends("today", "in 29 days"),
      ...forecast.map((count, k) => bar("gkm-held", LEFT + k * step, step, y(0), y(count))),
    ],
    heads: ["day", "cards"],
    rows: forecast.map((count, k) => [names[k] ?? `in ${k} days`, String(count)]).filter(([, count]) => count !== "0"),
  });
}

/** The share that was recalled in each week, beside the share that is aimed for. */
function recalled(weeks, retention) {
  const y = linear(0, 1, BOTTOM, TOP);
  const x = linear(0, weeks.length - 1, LEFT + 12, RIGHT - 12);
  const known = weeks.flatMap(({ right, of }, k) => (of ? [{ at: x(k), share: right / of }] : []));
  const right = sum(weeks.map((one) => one.right));
  const total = sum(weeks.map((one) => one.of));
  return plot({
    title: "Recalled, week by week",
    says: total
      ? `Of ${total} cards that came back after a day or more, you recalled ${right}: ${percent(right / total)}. You aim for ${percent(retention)} (dashed).`
      : "",
    shapes: [
      ...shares(y),
      ...ends("8 weeks ago", "this week"),
      s("line", { class: "gkm-target", x1: LEFT, x2: RIGHT, y1: y(retention), y2: y(retention) }),
      s("path", {
        class: "gkm-trace",
        d: polyline(
          known.map(({ at }) => at),
          known.map(({ share }) => y(share)),
        ),
      }),
      ...known.map(({ at, share }) => s("circle", { class: "gkm-held", cx: at, cy: y(share), r: 4 })),
    ],
    heads: ["week from", "recalled", "of"],
    rows: weeks.filter(({ of }) => of).map(({ day, right, of }) => [date(day), String(right), String(of)]),
  });
}

/** How often right, for each level of how sure; who knows themselves is near the diagonal. */
function howSure(calibration) {
  const y = linear(0, 1, BOTTOM, TOP);
  const x = linear(0, 100, LEFT + 12, RIGHT - 12);
  const lines = calibration.map(({ sure, right, of }) => {
    const off = right / of - sure / 100;
    const verdict =
      of < 5
        ? "too few to say"
        : off < -0.15
          ? "too sure"
          : off > 0.15
            ? "you know more than you think"
            : "well judged";
    return `${sure} % sure: right ${right} of ${of} times, ${verdict}.`;
  });
  return plot({
    title: "How sure, and how often right",
    says: calibration.length ? "On the dashed line you would know exactly what you know." : "",
    more: lines,
    nothing: "Now and then you are asked how sure you are. Nothing yet.",
    shapes: [
      ...shares(y),
      ...ends("0 % sure", "100 % sure"),
      s("line", { class: "gkm-target", x1: x(0), y1: y(0), x2: x(100), y2: y(1) }),
      ...calibration.map(({ sure, right, of }) =>
        s("circle", { class: "gkm-held", cx: x(sure), cy: y(right / of), r: 4 + Math.min(6, Math.sqrt(of)) }),
      ),
    ],
    heads: ["sure", "right", "of"],
    rows: calibration.map(({ sure, right, of }) => [`${sure} %`, String(right), String(of)]),
  });
}

/**
 * A plot with its sentence and its numbers; only a sentence where there is nothing yet.
 * @type {(parts: {title: string, says: string, more?: string[], nothing?: string, shapes: Node[], heads: string[], rows: string[][]}) => HTMLElement}
 */
function plot({ title, says, more = [], nothing = "Nothing yet.", shapes, heads, rows }) {
  const head = h("h4", {}, title);
  if (!says) return h("section", { class: "gkm-plot" }, head, h("p", { class: "gkm-quiet" }, nothing));
  return h(
    "section",
    { class: "gkm-plot" },
    head,
    s(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": `${title}. ${[says, ...more].join(" ")}` },
      ...shapes,
    ),
    h("p", {}, says),
    more.length ? h("ul", {}, ...more.map((line) => h("li", {}, line))) : null,
    h(
      "details",
      {},
      h("summary", {}, "The numbers"),
      h(
        "table",
        {},
        h("tr", {}, ...heads.map((one) => h("th", { scope: "col" }, one))),
        ...rows.map((row) => h("tr", {}, ...row.map((cell) => h("td", {}, cell)))),
      ),
    ),
  );
}

function bar(kind, x, step, from, to) {
  return from - to < 0.5
    ? s("g")
    : s("rect", { class: kind, x: x + step * 0.12, y: to, width: step * 0.76, height: from - to });
}

function scale(counts) {
  return linear(0, niceLimit(Math.max(2, ...counts)), BOTTOM, TOP);
}

/** Lines at nothing, half and all of an axis of counts. */
function levels(y) {
  const limit = Math.round((BOTTOM - TOP) / (y(0) - y(1)));
  return (limit % 2 ? [0, limit] : [0, limit / 2, limit]).flatMap((value) => level(y(value), String(value)));
}

function shares(y) {
  return [0, 0.5, 1].flatMap((value) => level(y(value), percent(value)));
}

function level(at, words) {
  return [
    s("line", { class: "gkm-axis", x1: LEFT, x2: RIGHT, y1: at, y2: at }),
    s("text", { x: LEFT - 6, y: at + 4.5, "text-anchor": "end" }, words),
  ];
}

function ends(first, last) {
  return [
    s("text", { x: LEFT, y: HEIGHT - 6 }, first),
    s("text", { x: RIGHT, y: HEIGHT - 6, "text-anchor": "end" }, last),
  ];
}

/** @type {(values: number[]) => number} */
function sum(values) {
  return values.reduce((all, one) => all + one, 0);
}

/** @type {(share: number) => string} */
function percent(share) {
  return `${Math.round(100 * share)} %`;
}

/** @type {(day: string) => string} */
function date(day) {
  return new Date(`${day}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "short" });
}

export default { render };
