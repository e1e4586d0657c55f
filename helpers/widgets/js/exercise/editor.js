// An editor for Python: colours, indentation, and keys that a keyboard user can leave.
import {
  defaultKeymap,
  history,
  historyKeymap,
  indentLess,
  indentMore,
  insertNewlineAndIndent,
} from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

// Of the course's own colours, each readable on both grounds; and never colour alone: words of the language are bold, comments italic.
const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword], color: "var(--gkm-output)", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--gkm-input)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--gkm-candidate)" },
  { tag: tags.comment, color: "var(--gkm-quiet)", fontStyle: "italic" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.className], color: "var(--gkm-hidden)" },
]);
const THEME = EditorView.theme({
  "&": { color: "var(--gkm-ink)", backgroundColor: "var(--gkm-panel)", fontSize: "14px" },
  ".cm-content": { caretColor: "var(--gkm-ink)", fontFamily: "var(--gkm-code)" },
  ".cm-cursor": { borderLeftColor: "var(--gkm-ink)", borderLeftWidth: "2px" },
  ".cm-gutters": { color: "var(--gkm-quiet)", backgroundColor: "transparent", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--gkm-focus) 9%, transparent)" },
  "&.cm-focused": { outline: "3px solid var(--gkm-focus)", outlineOffset: "2px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "color-mix(in srgb, var(--gkm-focus) 30%, transparent)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "color-mix(in srgb, var(--gkm-focus) 25%, transparent)" },
});

/**
 * @param {object} options
 * @param {string} options.text
 * @param {Record<string, string>} options.attributes Of the element that takes the keys: its label and description.
 * @param {(text: string) => void} options.onchange
 * @param {() => void} options.oncheck Control or Command with Enter.
 */
export function editor({ text, attributes, onchange, oncheck }) {
  // Tab indents. After Escape it leaves, until something is written or the focus comes back: nobody has to be quick.
  const leave = (/** @type {EditorView} */ view) => {
    view.setTabFocusMode(true);
    return true;
  };
  const checked = () => {
    oncheck();
    return true;
  };
  const keys = keymap.of([
    { key: "Mod-Enter", preventDefault: true, run: checked },
    { key: "Escape", run: leave },
    { key: "Enter", run: insertNewlineAndIndent },
    { key: "Tab", run: indentMore, shift: indentLess },
    ...historyKeymap,
    ...defaultKeymap,
  ]);
  let placing = false; // a text is put here: nobody wrote it
  const heard = EditorView.updateListener.of((update) => {
    if (!update.docChanged || placing) return;
    onchange(update.state.doc.toString());
    update.view.setTabFocusMode(false);
  });
  // At once: an update that says so comes some milliseconds later, and would undo an Escape of quick fingers.
  const entered = EditorView.domEventHandlers({
    focus(_, view) {
      view.setTabFocusMode(false);
    },
  });
  const view = new EditorView({
    state: EditorState.create({
      doc: text,
      extensions: [
        keys,
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        indentOnInput(),
        bracketMatching(),
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        python(),
        syntaxHighlighting(COLOURS),
        THEME,
        EditorView.contentAttributes.of(attributes),
        EditorView.lineWrapping,
        heard,
        entered,
      ],
    }),
  });
  return {
    root: view.dom,
    focus: () => view.focus(),
    get text() {
      return view.state.doc.toString();
    },
    set text(text) {
      const at = Math.min(view.state.selection.main.head, text.replace(/\r\n?/g, "\n").length);
      placing = true;
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: at },
      });
      placing = false;
    },
    /** @param {number} from @param {number} to */
    select(from, to) {
      view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
    },
  };
}
