// Is the machine ready? What Python found, and below it what this page finds: the front end, the way to the kernel, sound.
import { button } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";
import { onPage } from "../kit/page.js";
import { emit, start } from "../kit/widget.js";
import { decodes } from "../study/voices.js";
import { browserFound, labFound, themeFound } from "./front_end.js";
import { pageFindings } from "./page_findings.js";

const PATIENCE = 8000; // milliseconds to wait for the kernel
const UNHEARD = "Restart the kernel (Kernel → Restart Kernel), and run this cell again.";

/** @type {import("../host/model.js").Widget["render"]} */
function render({ model, el }) {
  const title = onPage() ? "Is your browser ready?" : "Is your machine ready?";
  const { say, mark } = start(el, "environment", title, "check");
  const body = h("tbody");
  const rows = new Map();
  const show = ({ name, ok, found, advice, place = "" }) => {
    const row = rows.get(name) ?? body.appendChild(h("tr"));
    rows.set(name, row);
    row.replaceChildren(
      h("td", {}, h("strong", {}, ok === null ? "… waiting" : ok ? "✓ OK" : "✗ look here")),
      h("th", { scope: "row" }, name),
      h(
        "td",
        {},
        found,
        place ? h("div", { class: "gkm-place" }, place) : null,
        advice ? h("div", { class: "gkm-bad" }, advice) : null,
      ),
    );
    row.dataset.ok = String(ok);
    sum();
  };
  const sum = () => {
    const states = [...rows.values()].map((row) => row.dataset.ok);
    const wrong = states.filter((state) => state === "false").length;
    if (states.includes("null")) mark("looking ...");
    else mark(wrong ? `${wrong} of ${states.length} to look at` : "all OK", !wrong);
  };

  for (const finding of model.get("findings")) show(finding);
  show(browserFound(navigator.userAgent));
  let stop = () => {};
  if (onPage()) for (const finding of pageFindings()) finding.then(show);
  else {
    show(labFound(document.getElementById("jupyter-config-data")?.textContent));
    show(themeFound(document.body.dataset.jpThemeLight));
    stop = askKernel({ model, show, said: () => say(el.querySelector(".gkm-state")?.textContent ?? "") });
  }

  const sound = model.get("sound");
  const played = h("span", { role: "status" });
  const row = h("div", { class: "gkm-row" });
  if (sound) {
    const address = `data:audio/mpeg;base64,${sound}`;
    const of = "Sound";
    show({ name: of, ok: null, found: "decoding a clip", advice: "" });
    decodes(address).then((whole) =>
      show({
        name: of,
        ok: whole,
        found: whole ? "the browser can play the recorded voices" : "the browser can't decode an MP3",
        advice: whole
          ? ""
          : "Use a current Firefox, Chrome, Edge or Safari. You can read everything that is spoken, too.",
      }),
    );
    const audio = new Audio(address);
    audio.onended = () =>
      setText(played, "Nothing heard? Look at your sound settings; everything that is spoken can be read, too.");
    const failed = () =>
      setText(
        played,
        "It doesn't play here. Connect a loudspeaker or headphones; everything that is spoken can be read, too.",
      );
    row.append(
      button("Play a sentence", () => {
        setText(played, "Playing ...");
        audio.play().catch(failed);
      }),
      played,
    );
  }

  const head = h("tr", {}, ...["state", "what", "found"].map((words) => h("th", { scope: "col" }, words)));
  el.append(h("h3", {}, title), h("table", { class: "gkm-table gkm-findings" }, h("thead", {}, head), body), row);
  return () => stop();
}

/**
 * The way to the kernel and back: an event is sent, and Python says that it heard it.
 * @param {object} options
 * @param {import("../host/model.js").Model} options.model
 * @param {(finding: any) => void} options.show
 * @param {() => void} options.said Is called once the kernel answered.
 */
function askKernel({ model, show, said }) {
  const name = "Widgets and kernel";
  show({ name, ok: null, found: "asking the kernel", advice: "" });
  const before = model.get("heard");
  const late = setTimeout(
    () => show({ name, ok: false, found: "the kernel doesn't answer", advice: UNHEARD }),
    PATIENCE,
  );
  const answered = () => {
    if (model.get("heard") === before) return;
    clearTimeout(late);
    show({ name, ok: true, found: "answer each other", advice: "" });
    said();
  };
  model.on("change:heard", answered);
  emit(model, "hello");
  return () => {
    clearTimeout(late);
    model.off("change:heard", answered);
  };
}
export default { render };
