// Copies text to the clipboard; resolves to whether that succeeded.
import { attempt } from "./attempt.js";

export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return attempt("copy", () => copyBySelection(text), false);
  }
}

// For pages without the Clipboard API: over http, or in a frame without permission.
function copyBySelection(text) {
  const active = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.setAttribute("aria-hidden", "true");
  area.style.cssText = "position:fixed;opacity:0";
  document.body.append(area);
  try {
    area.select();
    return document.execCommand("copy");
  } finally {
    area.remove();
    active?.focus({ preventScroll: true });
  }
}
