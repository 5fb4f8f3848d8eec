// The host of a page that another one embeds, by `?embed=` in its address: shows what the address says, tells the page
// around it how it goes, and does what that asks. Progress is in the browser's storage, or with that page.
import { noPlatform } from "../lms/none.js";
import { makeActs } from "./acts.js";
import { parseAddress, placeOf } from "./address.js";
import { messageOf } from "./events.js";
import { naturalHeight } from "./height.js";
import { readMessage } from "./messages.js";
import { Parent } from "./parent.js";

// Nobody would get what the learner does.
const UNKNOWN = "The page around this frame keeps the progress, but is not one that the address of this frame names.";

// Whether the learner has done anything in a state.
function saysSomething(state) {
  const { lessons } = JSON.parse(state);
  return Object.values(lessons).some(({ sections = [], first = {}, predictions = {}, resets = 0 }) =>
    sections.length + Object.keys(first).length + Object.keys(predictions).length + resets > 0);
}

// `course` is the path of the lesson.
export function makeHost({ lesson, course }, page = window) {
  const { problem, origins, keepsHere, ...show } = parseAddress(page.location.search, lesson);
  const parent = new Parent(origins, page);
  const browser = noPlatform();
  let kept = "";     // the state that was saved or given last
  let waiting = [];  // messages that came before the app was ready
  let ready = false;
  let act = null;    // carries out a message of the page around this one
  let given = false; // whether the state is more than where the learner is
  let height = 0;

  const answer = (data, origin) => {
    const { reason, message } = readMessage(data, { origin, origins, embed: show.embed }) ?? {};
    const id = data?.id;
    if (reason) return parent.tell({ type: "error", id, reason });
    if (!message) return undefined;
    if (message.type === "getState") return parent.confide({ type: "state", id, state: kept });
    const refused = act(message);
    return parent.tell(refused ? { type: "error", id, reason: refused } : { type: "done", id });
  };
  const measure = (twin) => {
    const now = naturalHeight(show.embed, twin, page);
    if (now && now !== height) parent.tellHeight(height = now);
  };
  parent.listen((...heard) => (ready ? answer(...heard) : waiting.push(heard)));

  return {
    show,
    async open() {
      const { state, problem: storage } = keepsHere ? await browser.open() : { state: "" };
      kept = state;
      const lost = keepsHere || parent.trusted || problem ? problem : UNKNOWN;
      return { state, problem: storage, review: false, lost };
    },
    stored: () => (keepsHere ? browser.stored() : kept),
    watch: keepsHere ? browser.watch : undefined,
    report: (event) => parent.confide(messageOf(event)),
    async save(state) {
      kept = state;
      if (keepsHere) return browser.save(state);
      // A frame saves where it begins before the page around it can have given it a state, which must not be replaced.
      given ||= saysSomething(state);
      if (given) parent.confide({ type: "state", state });
      return parent.trusted ? { saved: true } : { saved: false, final: true, why: UNKNOWN };
    },
    close() {},

    // The fragment to begin at, by that of the address.
    begin: (hash) => (hash && show.embed !== "quiz" ? hash : show.fragment),
    // Called when the app is there.
    connect(app, parts) {
      const { path, hash } = parts.router.place();
      const begun = this.begin(hash);
      if (begun !== hash) parts.router.go(`${path}#${begun}`);
      act = makeActs(app, parts, { lesson, keepsHere, take: (state) => { kept = state; given = true; } });
    },
    ready(app, twin) {
      ready = true;
      parent.tell({ type: "ready", version: app.version(), lesson, embed: show.embed });
      measure(twin);
      for (const heard of waiting) answer(...heard);
      waiting = [];
    },
    // Called after the app has drawn something new.
    drawn: measure,
    // Whether a link in the text leaves the lesson; then it opens a window of its own.
    leaves(address) {
      if (new URL(address).pathname.startsWith(`${course}/`)) return false;
      page.open(address, "_blank", "noopener");
      return true;
    },
    // Called with the address that the app shows now, relative to the site.
    moved(address) {
      parent.confide({ type: "progress", what: "place", lesson, ...placeOf(address) });
    },
  };
}
