// The editor over a listing of the stage.
//
//     const editor = new Editor(document.getElementById("app"));
//     editor.open({ name, text, input, live, place, problem, covers, run, stop, address });
//
// `covers(seen)` learns whether the editor is on screen; `run({ text, input, live }, tell)` resolves to what is wrong,
// { text, line }, or to a function that shows the result; `stop()` ends the program; `address({ text, input })` resolves to
// the program's address, or to null if that would be too long.
import { copyText } from "../clipboard.js";
import { makesRequests } from "../runs/requests.js";
import { CodeView } from "./code_view.js";
import { DraftList } from "./draft_list.js";
import { latestText, Writing } from "./drafts.js";
import { takeDrops } from "./drop.js";
import { makeParts } from "./parts.js";
import { follow, listingScroll, listingShown } from "./place.js";
import { saveProgram } from "./save_program.js";

const DRAFT_MS = 400;
const LIVE = "This program’s requests go to the network from this browser, without cookies, to servers that let other sites read them. The answers can "
  + "differ in each run. Links, and runs after a reload, have recorded answers.";

export class Editor {
  #app;
  #parts = makeParts();
  #code;
  #drafts;          // those with names
  #listing = null;  // while it is open
  #draft = null;    // that can be restored
  #writing = null;  // what is kept of the text
  #shown = "";      // the listing's text, as the app shows it
  #seen = false;    // whether it is on screen
  #unfollow = () => {};
  #timer = 0;
  #runs = 0;

  constructor(app) {
    this.#app = app;
    const { host, root, text, input } = this.#parts;
    this.#code = new CodeView(text, root, (replaced) => this.#changed(replaced));
    this.#drafts = new DraftList(this.#parts, {
      edited: () => this.#edited, present: () => this.#writing.key, open: (draft) => this.#openDraft(draft),
      show: () => this.#showDrafts(true), save: () => this.#save(),
    });
    input.addEventListener("input", () => this.#changed());
    for (const choice of [this.#parts.recorded, this.#parts.live]) choice.addEventListener("change", () => this.#explainLive());
    takeDrops(host, { over: (is) => this.#parts.editor.toggleAttribute("data-drop", is), load: (files) => this.#load(files) });
    // The app handles the keys of the page by itself: none of those that are pressed here.
    host.addEventListener("keydown", (event) => {
      this.#key(event);
      event.stopPropagation();
    });
    for (const [name, act] of Object.entries({
      run: () => this.#run(), stop: () => this.#listing.stop(), inputs: () => this.#toggleInput(), kept: () => this.#toggleDrafts(), link: () => this.#copyLink(),
      restore: () => this.#restore(), close: () => this.close(),
    })) this.#parts[name].addEventListener("click", act);
    addEventListener("pagehide", () => this.#keep());
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.#keep(); });
  }

  open(listing) {
    this.#leave();
    this.#listing = listing;
    this.#shown = listingShown();
    const { host, editor, name, input, head, body } = this.#parts;
    name.textContent = name.title = listing.name;
    editor.setAttribute("aria-label", `Editor of ${listing.name}`);
    input.value = listing.input;
    this.#showInput(listing.input !== "");
    this.#showDrafts(false);
    this.#writing = new Writing(listing.place, listing.name, listing);
    const draft = latestText(listing.place, listing.name, listing);
    this.#offer(draft);
    this.#parts.link.textContent = "Copy link";
    this.#say(draft ? "What you wrote here before is kept: “Restore” brings it back." : "");
    this.#busy(false);
    this.#app.append(host);
    this.#code.begin({ name: listing.name, text: listing.text, scroll: listingScroll() });
    // Nothing but the learner's own choice makes a program live.
    this.#parts[listing.live ? "live" : "recorded"].checked = true;
    this.#offerAnswers();
    this.#unfollow = follow({ head, body }, () => listingShown() === this.#shown, (seen) => this.#show(seen));
    if (listing.problem) this.#complain(listing.problem);
    else this.#code.focus();
  }

  get isOpen() {
    return this.#listing !== null;
  }

  close() {
    if (!this.#listing) return;
    this.#leave();
    this.#focus("stage/edit");
  }

  #focus(id) {
    this.#app.querySelector(`[data-id="${id}"]`)?.focus({ preventScroll: true });
  }

  // Keeps what was written, and ends a program that runs.
  #leave() {
    if (!this.#listing) return;
    this.#keep();
    if (!this.#parts.stop.hidden) this.#listing.stop();
    this.#runs += 1;
    this.#unfollow();
    this.#listing = null;
    this.#parts.host.remove();
  }

  get #edited() {
    return { text: this.#code.text, input: this.#parts.input.value };
  }

  #show(seen) {
    if (this.#seen === seen) return;
    this.#seen = seen;
    this.#parts.editor.hidden = !seen;
    this.#listing.covers(seen);
    if (seen) this.#code.measure();
  }

  #key(event) {
    const { key, ctrlKey, metaKey, shiftKey, altKey, isComposing } = event;
    if (event.defaultPrevented || isComposing || shiftKey || altKey) return;
    if (key === "Enter" && (ctrlKey || metaKey)) this.#run();
    else if (key === "Escape" && !this.#parts.drafts.hidden) this.#toggleDrafts();
    else if (key === "Escape") this.close();
    else return;
    event.preventDefault();
  }

  async #run() {
    const { phase: shown, progress, stop } = this.#parts;
    if (!stop.hidden) return;
    const number = this.#runs += 1;
    const { pathname } = location;
    this.#keep();
    this.#say();
    this.#busy(true);
    const outcome = await this.#listing.run({ ...this.#edited, live: this.#isLive }, (words, { phase, loaded, total }) => {
      if (number !== this.#runs) return;
      if (shown.textContent !== words) shown.textContent = words;
      progress.hidden = phase !== "loading";
      if (!progress.hidden) Object.assign(progress, { max: total, value: loaded });
    }).catch((error) => ({ text: error.message }));
    if (number !== this.#runs) return;
    this.#busy(false);
    this.#say();
    if (typeof outcome !== "function") return this.#complain(outcome);
    // Who has gone to another page meanwhile is not brought back.
    if (location.pathname !== pathname) return this.#listing.stop();
    this.#leave();
    outcome();
    this.#focus("stage/step");
  }

  #busy(runs) {
    const { run, stop, phase, progress, editor } = this.#parts;
    const focused = this.#parts.root.activeElement;
    run.hidden = runs;
    stop.hidden = !runs;
    progress.hidden = true;
    phase.textContent = "";
    editor.toggleAttribute("data-busy", runs);
    // The button that is pressed next is where the other one was.
    if (focused === (runs ? run : stop)) (runs ? stop : run).focus();
  }

  #say(words = "") {
    this.#parts.status.textContent = words;
    this.#parts.problem.textContent = "";
    this.#code.mark(0);
  }

  #complain({ text, line, column }) {
    this.#showDrafts(false);
    this.#parts.problem.textContent = text;
    this.#code.mark(line, column);
    this.#code.focus();
  }

  #toggleInput() {
    const { box, input } = this.#parts;
    this.#showInput(box.hidden);
    if (!box.hidden) input.focus();
  }

  #showInput(shows) {
    const { box, inputs } = this.#parts;
    box.hidden = !shows;
    inputs.setAttribute("aria-expanded", String(shows));
  }

  get #isLive() {
    return !this.#parts.answers.hidden && this.#parts.live.checked;
  }

  // The choice is there for programs that make requests.
  #offerAnswers() {
    const hidden = !makesRequests(this.#code.text);
    if (this.#parts.answers.hidden !== hidden) this.#parts.answers.hidden = hidden;
    this.#explainLive();
  }

  #explainLive() {
    const words = this.#isLive ? LIVE : "";
    if (this.#parts.liveWords.textContent !== words) this.#parts.liveWords.textContent = words;
  }

  // `replaced` is a text of which nothing is left: it is kept beside what is written now.
  #changed(replaced = null) {
    if (!this.#listing) return;
    if (replaced !== null) {
      this.#keepText({ text: replaced, input: this.#parts.input.value });
      this.#writing.split();
    }
    this.#parts.link.textContent = "Copy link";
    this.#offerAnswers();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#keep(), DRAFT_MS);
  }

  // Keeps the draft, if there is one to be kept now.
  #keep() {
    if (this.#timer === 0 || !this.#listing) return;
    clearTimeout(this.#timer);
    this.#timer = 0;
    this.#keepText(this.#edited);
  }

  #keepText(edited) {
    try {
      this.#writing.keep(edited);
    } catch (error) {
      const { status } = this.#parts;
      if (status.textContent !== error.message) status.textContent = error.message;
    }
  }

  #offer(draft, title = "Go on with what you wrote here before") {
    this.#draft = draft;
    this.#parts.restore.hidden = !draft;
    this.#parts.restore.title = title;
  }

  #restore() {
    const draft = this.#draft;
    const before = this.#edited;
    const { text, input } = this.#listing;
    this.#say();
    this.#take(draft);
    const changed = before.text !== text || before.input !== input;
    this.#offer(changed ? before : null, "Go back to what was here before");
  }

  // Who has chosen live requests has chosen them for another text.
  #take({ text, input }) {
    this.#keepText(this.#edited);
    this.#code.replace(text);
    this.#parts.recorded.checked = true;
    this.#parts.input.value = input;
    this.#showInput(input !== "");
    this.#showDrafts(false);
    this.#writing = new Writing(this.#listing.place, this.#listing.name, { text, input });
    this.#code.focus();
  }

  #toggleDrafts() {
    const { drafts, kept } = this.#parts;
    this.#showDrafts(drafts.hidden);
    if (drafts.hidden) kept.focus();
  }

  // In the place of the text.
  #showDrafts(shows) {
    const { text, kept } = this.#parts;
    text.hidden = shows;
    kept.setAttribute("aria-expanded", String(shows));
    if (shows) this.#drafts.show(this.#listing.name.replace(/\.py$/, ""));
    else {
      this.#drafts.hide();
      this.#code.measure();
    }
  }

  async #load(files) {
    try {
      await this.#drafts.load(files);
    } catch (error) {
      this.#complain({ text: error.message });
    }
  }

  #openDraft(draft) {
    const before = this.#edited;
    this.#take(draft);
    this.#offer(before, "Go back to what was here before");
    this.#say(`This is “${draft.name}”. “Restore” brings back what was here.`);
  }

  #save() {
    saveProgram(this.#code.text, this.#listing.name);
  }

  async #copyLink() {
    const { link } = this.#parts;
    if (link.textContent === "Save") return this.#save();
    const address = await this.#listing.address(this.#edited);
    if (!address) {
      link.textContent = "Save";
      return this.#say("This program is too long for a link. You can save it as a file instead.");
    }
    this.#say(await copyText(address) ? "The link is copied. Whoever opens it sees this program run."
      : "The browser does not let this page copy. Run the program, and copy the page’s address.");
  }
}
