// A widget's state as one text that can be sent and pasted: a prefix of its own and base64url of JSON.
import { button } from "../kit/controls.js";
import { h, setText } from "../kit/dom.js";

const LONGEST = 20000;

/** @type {(prefix: string, state: object) => string} */
export function writeState(prefix, state) {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  const coded = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return `${prefix}.${coded.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/**
 * The reverse. What it holds is for the widget to make sense of.
 * @type {(prefix: string, text: string) => any}
 */
export function readState(prefix, text) {
  const given = text.trim();
  const advice = `Copy the whole text; it begins with “${prefix}.”.`;
  if (!given.startsWith(`${prefix}.`) || given.length > LONGEST)
    throw new Error(`That is no state of this widget. ${advice}`);
  try {
    const coded = given
      .slice(prefix.length + 1)
      .replaceAll("-", "+")
      .replaceAll("_", "/");
    const state = JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(coded), (sign) => sign.charCodeAt(0))));
    if (state && typeof state === "object") return state;
  } catch {}
  throw new Error(`This text is incomplete, or has been changed on its way. ${advice}`);
}

/**
 * @param {string} prefix
 * @param {() => object} state What the widget shows now.
 * @param {(state: any) => void} open Shows another one.
 * @param {(text: string) => void} say
 */
export function stateBox(prefix, state, open, say) {
  const refresh = () => {
    if (root.open) own.value = writeState(prefix, state());
  };
  const own = h("input", { type: "text", readonly: true, spellcheck: "false", onfocus: () => own.select() });
  const pasted = h("input", {
    type: "text",
    autocomplete: "off",
    spellcheck: "false",
    onkeydown: (event) => {
      if (event.key === "Enter") take();
    },
  });
  const line = h("p", {});
  const take = () => {
    let text = "Opened.";
    try {
      open(readState(prefix, pasted.value));
      pasted.value = "";
    } catch (error) {
      text = /** @type {Error} */ (error).message;
    }
    setText(line, text);
    say(text);
    refresh();
  };
  const field = (label, input) => h("label", { class: "gkm-field" }, h("span", {}, label), input);
  const root = h(
    "details",
    { class: "gkm-share", ontoggle: refresh },
    h("summary", {}, "Send what you see"),
    field("This text holds it: copy it", own),
    h("div", { class: "gkm-send" }, field("Paste one", pasted), button("Open", take)),
    line,
  );
  return { root, refresh };
}
