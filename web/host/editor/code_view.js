// The text that is edited: CodeMirror with the look of the app's listings.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { javascriptLanguage } from "@codemirror/lang-javascript";
import { pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { EditorSelection, EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { colours } from "./colours.js";

const HELP = "Enter keeps the indentation; Control and ] or [ change it. Tab leaves the text. Control and Enter runs the program; Escape "
  + "closes the editor.";

// The line that an error names, until it is changed.
const setWrong = StateEffect.define();
const wrongLine = StateField.define({
  create: () => Decoration.none,
  update(marks, { effects, changes, state, docChanged }) {
    for (const effect of effects) {
      if (effect.is(setWrong)) return effect.value ? Decoration.set(lineMark.range(state.doc.line(effect.value).from)) : Decoration.none;
    }
    return docChanged ? marks.map(changes) : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});
const lineMark = Decoration.line({ class: "wrong" });

// The text before, if a change has left nothing of it; otherwise null.
function replacedBy({ changes, startState: { doc } }) {
  let left = doc.length;
  changes.iterChanges((from, to) => { left -= to - from; });
  return left === 0 && doc.length > 0 ? doc.toString() : null;
}

export class CodeView {
  #view;
  #changed;

  // `changed` is called when the learner has changed the text: with the text before, if nothing is left of that.
  constructor(parent, root, changed) {
    this.#changed = changed;
    this.#view = new EditorView({ parent, root });
  }

  // Begins with another text; what could be undone is forgotten.
  begin({ name, text, scroll }) {
    const language = name.endsWith(".js") ? javascriptLanguage : pythonLanguage;
    this.#view.setState(EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(), history(), drawSelection({ cursorBlinkRate: 0 }), indentOnInput(), bracketMatching(), indentUnit.of("    "),
        language, colours, wrongLine, EditorState.tabSize.of(4),
        keymap.of([...defaultKeymap.filter(({ key, mac }) => key !== "Mod-Enter" && key !== "Escape" && mac !== "Ctrl-Enter"), ...historyKeymap]),
        EditorView.contentAttributes.of({ "aria-label": `Program ${name}`, "aria-description": HELP, tabindex: "0" }),
        EditorView.updateListener.of((update) => { if (update.docChanged) this.#changed(replacedBy(update)); }),
      ],
    }));
    requestAnimationFrame(() => { Object.assign(this.#view.scrollDOM, { scrollTop: scroll, scrollLeft: 0 }); });
  }

  get text() {
    return this.#view.state.doc.toString();
  }

  // As if the learner had typed it: it can be undone.
  replace(text) {
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text } });
  }

  // Marks a line and goes there; without one, no line is marked.
  mark(line, column = 1) {
    const { doc } = this.#view.state;
    if (!line || line > doc.lines) return this.#view.dispatch({ effects: setWrong.of(null) });
    const { from, to } = doc.line(line);
    const at = Math.min(from + column - 1, to);
    this.#view.dispatch({
      effects: [setWrong.of(line), EditorView.scrollIntoView(at, { y: "nearest", yMargin: 40 })],
      selection: EditorSelection.cursor(at),
    });
  }

  focus() {
    this.#view.focus();
  }

  // After its size has changed.
  measure() {
    this.#view.requestMeasure();
  }
}
