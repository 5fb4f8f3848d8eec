// Dark or light, contrast and motion: the learner's choice, otherwise the system's setting.
const wishes = {
  dark: matchMedia("(prefers-color-scheme: dark)"),
  contrast: matchMedia("(prefers-contrast: more)"),
  forced: matchMedia("(forced-colors: active)"),
  reduced: matchMedia("(prefers-reduced-motion: reduce)"),
};

export function preferences() {
  return Object.fromEntries(Object.entries(wishes).map(([name, query]) => [name, query.matches]));
}

// Gives the static page the theme of an embedded page's address or the stored one, so that nothing flashes. If there is
// none, or if the system forces its colours, the style sheet follows the system.
export function applyTheme(stored) {
  const asked = new URLSearchParams(location.search);
  let chosen = "";
  try {
    chosen = JSON.parse(stored || "{}").settings?.theme ?? "";
  } catch {
    // The app reports that the stored progress cannot be read.
  }
  if (asked.has("embed")) chosen = asked.get("theme") ?? chosen;
  const one = chosen === "dark" || chosen === "light";
  if (one && !wishes.forced.matches) document.documentElement.dataset.theme = chosen;
}

// Calls `resized` when the pixel ratio changes, and `changed` when the system's preferences change.
export function watchPreferences(resized, changed) {
  for (const query of Object.values(wishes)) query.addEventListener("change", () => changed(preferences()));
  const watchRatio = () => {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => {
      resized();
      watchRatio();
    }, { once: true });
  };
  watchRatio();
}
