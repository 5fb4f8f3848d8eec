// Colours the text as the app colours its listings.
import { syntaxTree } from "@codemirror/language";
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, ViewPlugin } from "@codemirror/view";
import { highlightTree } from "@lezer/highlight";
import { CLASSES, classOf } from "../runs/highlight.js";

const MARKS = Object.fromEntries([..."ksncfbtodv"].map((letter) => [letter, Decoration.mark({ class: `code-${letter}` })]));

function marksOf({ state, visibleRanges }) {
  const marks = new RangeSetBuilder();
  for (const { from, to } of visibleRanges) {
    highlightTree(syntaxTree(state), CLASSES, (begin, end, kind) => {
      const mark = MARKS[classOf(kind, state.sliceDoc(begin, end))];
      if (mark) marks.add(begin, end, mark);
    }, from, to);
  }
  return marks.finish();
}

export const colours = ViewPlugin.fromClass(class {
  constructor(view) {
    this.tree = syntaxTree(view.state);
    this.marks = marksOf(view);
  }

  update({ view, docChanged, viewportChanged, state }) {
    const tree = syntaxTree(state);
    if (!docChanged && !viewportChanged && tree === this.tree) return;
    this.tree = tree;
    this.marks = marksOf(view);
  }
}, { decorations: ({ marks }) => marks });
