// Plays a course platform on the library scorm-again, and allows no more than the standard: see strict_api.js. For cmi5
// the server is the platform, and this page shows its record. The address says what to open, or the form does. What a
// SCORM platform has stored is kept in the browser, so that a learner can come back.
//
//     ?standard=scorm12&learner=ada&where=frame&content=/tests/lms/player/&commits=3&how=throws
//
// Tests read window.platform.
import { SCORM12 } from "../model/scorm12.js";
import { SCORM2004 } from "../model/scorm2004.js";
import { StrictPlatform } from "../strict_api.js";
import { libraryFor } from "./library.js";

const MODELS = { scorm12: SCORM12, scorm2004: SCORM2004 };
const form = document.getElementById("choices");
const shown = (id) => document.getElementById(id);
const keyOf = ({ standard, learner }) => `platform ${standard} ${learner}`;

function storedFor(choices) {
  return JSON.parse(localStorage.getItem(keyOf(choices)) ?? "null");
}

function faultsIn({ commits, how, expired, terminate }) {
  return { commits: Number(commits), how, expired: Boolean(expired), terminate };
}

async function makePlatform(choices) {
  const model = MODELS[choices.standard];
  const before = storedFor(choices);
  const begin = new StrictPlatform(model, { values: { ...before, [model.learner]: choices.learner } });
  const own = { values: { [model.learner]: choices.learner, [model.mode]: choices.mode }, faults: faultsIn(choices) };
  const platform = before ? begin.relaunched(own) : new StrictPlatform(model, own);
  platform.inner = await libraryFor(choices.standard, platform.values);
  platform.changed = () => {
    localStorage.setItem(keyOf(choices), JSON.stringify(platform.stored));
    show(platform);
  };
  return platform;
}

function show({ calls, stored, violations }) {
  shown("stored").textContent = Object.entries(stored).map(([name, value]) => `${name} = ${value}`).join("\n");
  shown("violations").textContent = violations.join("\n") || "Nothing.";
  const body = shown("calls");
  for (const [name, values, answer, error] of calls.slice(body.rows.length)) {
    const row = body.insertRow();
    for (const text of [name, values.join(", "), String(answer), error || ""]) row.insertCell().textContent = text;
  }
}

// Makes the API for a SCORM lesson and returns its address.
async function launchScorm(choices) {
  const platform = await makePlatform(choices);
  window.platform = platform;
  const { object } = MODELS[choices.standard];
  const offer = () => { window[object] = platform.api; };
  if (Number(choices.late)) setTimeout(offer, Number(choices.late));
  else offer();
  const address = new URL(choices.content, location.href);
  if (!address.searchParams.has("lms")) address.searchParams.set("lms", choices.standard);
  return address;
}

const json = async (path, more) => (await fetch(path, more)).json();

async function launchCmi5({ learner, mode, content, commits, expired }) {
  const launchMode = mode[0].toUpperCase() + mode.slice(1);
  const { search } = await json(`/launch?${new URLSearchParams({ learner, mode: launchMode })}`);
  const faults = { statements: Number(commits), states: 0, expired: Boolean(expired) };
  await json("/record", { method: "POST", body: JSON.stringify(faults) });
  setInterval(async () => {
    const { statements, violations, requests, satisfied } = await json(`/record?${new URLSearchParams({ learner })}`);
    const said = Object.fromEntries(statements.map(({ verb, object }, at) => [`${at + 1} ${verb.display.en}`, object.id]));
    show({ calls: requests.map(([method, path, status]) => [method, [path], status, 0]), stored: { ...said, satisfied }, violations });
  }, 1000);
  const address = new URL(content, location.href);
  for (const [name, value] of new URLSearchParams(search)) address.searchParams.set(name, value);
  return address;
}

async function launch(choices) {
  const address = await (choices.standard === "cmi5" ? launchCmi5 : launchScorm)(choices);
  if (choices.where === "window") {
    // Browsers open windows only for a click.
    const button = Object.assign(document.createElement("button"), { id: "open", textContent: "Open its window" });
    button.addEventListener("click", () => window.open(address.href, "lesson"));
    return shown("stage").replaceChildren(button);
  }
  const frame = document.createElement("iframe");
  Object.assign(frame, { src: address.href, title: "Lesson", name: "lesson" });
  return shown("stage").replaceChildren(frame);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  location.search = new URLSearchParams(new FormData(form));
});
shown("forget").addEventListener("click", () => {
  localStorage.removeItem(keyOf(Object.fromEntries(new FormData(form))));
  location.search = "";
});

// Packages are offered with what they say can be launched, and in their standard.
async function offerPackages() {
  for (const { name, standard, launch } of await json("/packages")) {
    const option = Object.assign(document.createElement("option"), { value: `/packages/${name}/${launch}`, textContent: name });
    option.dataset.standard = standard;
    shown("lessons").append(option);
  }
}

form.elements.content.addEventListener("change", ({ target }) => {
  const option = [...shown("lessons").options].find(({ value }) => value === target.value);
  if (option?.dataset.standard) form.elements.standard.value = option.dataset.standard;
});
offerPackages();

const asked = Object.fromEntries(new URLSearchParams(location.search));
for (const [name, value] of Object.entries(asked)) {
  const field = form.elements[name];
  if (field?.type === "checkbox") field.checked = Boolean(value);
  else if (field) field.value = value;
}
if (Object.keys(asked).length) launch({ ...Object.fromEntries(new FormData(form)), ...asked });
