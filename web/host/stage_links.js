// "Open on stage" on the static page only sets the URL, from which the app opens the demo when it starts. Until
// then the demo's card says so.
const LOADING = "Loading: this opens on the stage as soon as it is ready.";

let told = null;

// Restores the card's text when another demo is chosen, or when the app cannot start.
function untell() {
  if (!told) return;
  told.place.classList.remove("waits");
  told.place.textContent = told.words;
  told = null;
}

function tell() {
  untell();
  if (document.documentElement.dataset.state !== "loading" || !location.hash.startsWith("#demo=")) return;
  const demo = location.hash.slice(1).split("&")[0];
  const place = document.getElementById(demo)?.querySelector(".demo-note");
  if (!place) return;
  told = { place, words: place.textContent };
  place.setAttribute("role", "status");
  place.classList.add("waits");
  place.textContent = LOADING;
}

export function watchStageLinks() {
  addEventListener("hashchange", tell);
  new MutationObserver(tell).observe(document.documentElement, { attributeFilter: ["data-state"] });
  tell();
}
