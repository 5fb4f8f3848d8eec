// Puts text on the clipboard; resolves to whether it worked.
import { attempt } from "./attempt.js";

export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return attempt("copy", () => copyBySelection(text), false);
  }
}

// For pages without the Clipboard API: plain http, or a frame that may not use it.
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
