// Where the answer is written: a plain text field at once, the editor once it is wanted and there. Without the editor the field does it all.
import { h, ownName } from "../kit/dom.js";

const KEYS = "Tab indents; after Escape, Tab leaves the editor. Ctrl+Enter (⌘ Enter on a Mac) checks.";
const PLAIN = "Ctrl+Enter (⌘ Enter on a Mac) checks.";

/**
 * @param {object} options
 * @param {string} options.label
 * @param {string} options.text
 * @param {(text: string) => void} options.onchange
 * @param {() => void} options.oncheck
 */
export function writing({ label, text, onchange, oncheck }) {
  const ident = ownName();
  const keys = h("p", { class: "gkm-quiet gkm-editor-keys", id: ident }, PLAIN);
  const field = h("textarea", {
    class: "gkm-code",
    "aria-label": label,
    "aria-describedby": ident,
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
    wrap: "off",
    rows: text.split("\n").length + 1,
    oninput: () => onchange(field.value),
    onkeydown(/** @type {KeyboardEvent} */ event) {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      oncheck();
    },
  });
  field.value = text;
  const root = h("div", { class: "gkm-writing" }, field, keys);
  /** @type {any} */
  let rich = null;

  return {
    root,
    get text() {
      return rich ? rich.text : field.value;
    },
    set text(text) {
      if (rich) rich.text = text;
      else field.value = text;
    },
    focus: () => (rich ?? field).focus(),
    /** Puts the editor in the field's place; who was writing goes on where they were. @param {string} path */
    async enrich(path) {
      const { editor } = await import(new URL(path, document.baseURI).href);
      if (rich) return;
      const attributes = { "aria-label": label, "aria-describedby": ident, spellcheck: "false", autocapitalize: "off" };
      const wasHere = document.activeElement === field;
      rich = editor({ text: field.value, attributes, onchange, oncheck });
      field.replaceWith(rich.root);
      keys.textContent = KEYS;
      if (!wasHere) return;
      rich.select(field.selectionStart, field.selectionEnd);
      rich.focus();
    },
  };
}
