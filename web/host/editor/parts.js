// The elements of the editor, in a tree of their own, which the page's styles do not reach.
import style from "./editor.css";

const HTML = `
<div class="editor" role="group" hidden>
  <div class="head">
    <span class="name"></span>
    <span class="phase" data-part="phase" role="status"></span>
    <button type="button" data-part="restore" hidden>Restore</button>
    <button type="button" data-part="kept" aria-expanded="false" aria-controls="drafts">Drafts</button>
    <button type="button" data-part="inputs" aria-expanded="false" aria-controls="input-box">Input</button>
    <button type="button" data-part="link">Copy link</button>
    <button type="button" data-part="close" aria-keyshortcuts="Escape">Close</button>
    <button type="button" data-part="run" class="primary" aria-label="Run the program" aria-keyshortcuts="Control+Enter">Run</button>
    <button type="button" data-part="stop" class="primary" aria-label="Stop the program" hidden>Stop</button>
    <progress data-part="progress" aria-label="Loading Python" hidden></progress>
  </div>
  <div class="body">
    <div class="notes">
      <p data-part="problem" role="alert"></p>
      <p data-part="status" role="status"></p>
      <fieldset data-part="answers" hidden>
        <legend>Answers to requests</legend>
        <label><input type="radio" name="answers" data-part="recorded" checked> Recorded</label>
        <label><input type="radio" name="answers" data-part="live"> Live</label>
        <p data-part="liveWords" role="status"></p>
      </fieldset>
      <div id="input-box" data-part="box" hidden>
        <label for="input">What input() reads, line by line</label>
        <textarea id="input" data-part="input" rows="3" spellcheck="false" autocapitalize="off"></textarea>
      </div>
    </div>
    <section id="drafts" data-part="drafts" aria-label="Drafts" hidden>
      <form data-part="keeping">
        <label for="keep-name">Keep this text as</label>
        <input id="keep-name" data-part="keepName" type="text" maxlength="60" spellcheck="false" autocomplete="off">
        <button>Keep</button>
        <button type="button" data-part="saveThis">Save as a file</button>
      </form>
      <div class="file">
        <button type="button" data-part="load">Load a file</button>
        <button type="button" data-part="saveAll">Save all</button>
        <p>A Python program, or a file that “Save all” has made.<span class="drop"> You can drop it here, too.</span></p>
        <input type="file" data-part="chosen" accept=".py,.json,text/x-python,application/json" aria-label="A program, or a file of drafts" multiple hidden>
      </div>
      <div class="said"><p data-part="said" role="status"></p><button type="button" data-part="undo" hidden>Undo</button></div>
      <ul data-part="list" aria-label="Drafts with names"></ul>
      <p data-part="none"></p>
      <div data-part="recent" hidden>
        <h2 id="recent-texts">Written before</h2>
        <p>What you write is kept here by itself: the last 100 texts.</p>
        <ul data-part="texts" aria-labelledby="recent-texts"></ul>
      </div>
    </section>
    <div class="text"></div>
  </div>
</div>`;

/** @returns { host, root, editor, head, body, text, name } and the parts by their names */
export function makeParts() {
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  root.innerHTML = HTML;
  const named = Object.fromEntries([...root.querySelectorAll("[data-part]")].map((element) => [element.dataset.part, element]));
  const [editor, head, body, text, name] = [".editor", ".head", ".body", ".text", ".name"].map((each) => root.querySelector(each));
  return { host, root, editor, head, body, text, name, ...named };
}
