// Text nodes of the twin: transparent and selectable, in the same fonts and with the same line breaks as on the
// canvas. A run is [text, kind, line, linkId?, href?]; line: 1 starts a visual line,
// 2 one after a real line break.
import { isInside } from "./site.js";

const TAGS = { strong: "strong", em: "em", code: "code", chip: "code" };

export function fillText(element, node) {
  element.replaceChildren();
  if (node.role === "code") {
    element.textContent = node.text.map(([text, , line]) => (line ? "\n" : "") + text).join("");
    return;
  }
  let link = null;
  for (const [text, kind, line, linkId, href] of node.text) {
    if (!linkId || link?.dataset.id !== linkId) link = linkId ? element.appendChild(anchor(linkId, href)) : null;
    const parent = link ?? element;
    // An opportunity to break the line, which will be used, because the following text does not fit.
    if (line === 1) parent.append(document.createElement("wbr"));
    if (line === 2) parent.append(document.createElement("br"));
    if (kind in TAGS) parent.appendChild(document.createElement(TAGS[kind])).textContent = text;
    else parent.append(text);
  }
}

function anchor(id, href) {
  const element = document.createElement("a");
  element.dataset.id = id;
  element.dataset.widget = "link";
  element.dataset.prose = "";
  setAddress(element, href);
  return element;
}

// Links to other sites open in a new tab.
export function setAddress(element, href) {
  element.href = href;
  if (isInside(element.href)) return;
  element.target = "_blank";
  element.rel = "noopener";
}
