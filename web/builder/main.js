// The page that builds snippets: the form's choices become an address, a snippet and a preview.
import { parseAddress } from "../host/embed/address.js";
import { VERSION } from "../host/embed/messages.js";
import { addressOf, snippetOf } from "./snippet.js";

const START = 720;  // the height of a frame that has told none yet, in CSS pixels
const element = (id) => document.getElementById(id);

// Whether what a label names concerns the part that is shown.
const isFor = ({ dataset }, embed) => !dataset.for || dataset.for.split(" ").includes(embed);

function fill(select, options, none) {
  const all = none ? [{ id: "", title: none }, ...options] : options;
  select.replaceChildren(...all.map(({ id, title }) => new Option(title, id)));
}

function build() {
  const root = new URL("../", location.href).href;
  const lessons = JSON.parse(element("lessons").textContent);
  const form = element("choices");
  const { elements } = form;
  let address = "";
  let timer = 0;

  const lesson = () => lessons.find(({ slug }) => slug === elements.lesson.value);
  const choices = () => {
    const data = new FormData(form);
    const step = Number(data.get("step"));
    // What the part that is shown does not have is still chosen, for when the author goes back to another.
    const hidden = [...form.querySelectorAll("[name=hide]:checked")].filter(({ labels: [label] }) => isFor(label, data.get("embed")));
    return { ...Object.fromEntries(data), step: step > 0 ? String(step) : "", hide: hidden.map(({ value }) => value).join(","), origin: data.get("origin").trim() };
  };

  const preview = () => {
    const frame = document.createElement("iframe");
    // What is tried here is not the author's own progress.
    frame.src = addressOf(root, { ...choices(), keep: "host", origin: location.origin });
    frame.title = "Preview";
    frame.style.height = `${START}px`;
    element("preview").replaceChildren(frame);
  };
  const title = ({ embed, demo }) => {
    const { title: name, demos } = lesson();
    const stage = embed === "stage" && demos.find(({ id }) => id === demo);
    return stage ? `${stage.title} · ${name}` : name;
  };
  const write = (height) => { element("snippet").textContent = snippetOf(address, title(choices()), height); };

  const change = () => {
    const chosen = choices();
    for (const label of form.querySelectorAll("[data-for]")) label.hidden = !isFor(label, chosen.embed);
    const next = addressOf(root, chosen);
    if (next === address) return;
    address = next;
    element("problem").textContent = parseAddress(new URL(address).search, chosen.lesson).problem;
    element("copied").textContent = "";
    write(START);
    // Not at every letter that is typed.
    clearTimeout(timer);
    timer = setTimeout(preview, 300);
  };
  const takeLesson = () => {
    fill(elements.section, lesson().sections, "From the beginning");
    fill(elements.demo, lesson().demos);
  };

  addEventListener("message", ({ data, source }) => {
    const frame = element("preview").firstChild;
    if (data?.loopstep !== VERSION || data.type !== "height" || source !== frame?.contentWindow) return;
    frame.style.height = `${data.height}px`;
    write(data.height);
  });
  element("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(element("snippet").textContent);
      element("copied").textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(element("snippet"));
      element("copied").textContent = "The browser does not let this page copy. The snippet is selected: copy it yourself.";
    }
  });
  fill(elements.lesson, lessons.map(({ slug, title: name }) => ({ id: slug, title: name })));
  takeLesson();
  elements.lesson.addEventListener("change", takeLesson);
  form.addEventListener("input", change);
  form.addEventListener("change", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  change();
}

if (document.readyState === "loading") addEventListener("DOMContentLoaded", build);
else build();
