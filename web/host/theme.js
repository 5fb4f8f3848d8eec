// Dark or light, and how much motion: what the learner chose, else what the system says.
const dark = matchMedia("(prefers-color-scheme: dark)");
const reduced = matchMedia("(prefers-reduced-motion: reduce)");

export function preferences() {
  return { dark: dark.matches, reduced: reduced.matches };
}

// Gives the static page the theme that was chosen before, so that nothing flashes.
export function applyTheme(stored) {
  let chosen = "";
  try {
    chosen = JSON.parse(stored || "{}").settings?.theme ?? "";
  } catch {
    // The app says that the stored progress cannot be read.
  }
  const theme = chosen === "dark" || chosen === "light" ? chosen : dark.matches ? "dark" : "light";
  document.documentElement.dataset.theme = theme;
}

// Calls `resized` when the pixel ratio changes and `changed` when the system's wishes do.
export function watchPreferences(resized, changed) {
  const tell = () => changed(dark.matches ? 1 : 0, reduced.matches ? 1 : 0);
  dark.addEventListener("change", tell);
  reduced.addEventListener("change", tell);
  const watchRatio = () => {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => {
      resized();
      watchRatio();
    }, { once: true });
  };
  watchRatio();
}
