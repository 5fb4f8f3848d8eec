// One node of the semantic tree as one element: its role, name and states. The twin positions it.
import { ROLES } from "./roles.js";
import { fillText, setAddress } from "./text.js";

export function makeElement(node) {
  const kind = ROLES[node.role];
  const element = document.createElement(kind.tag === "h" ? `h${node.level || 2}` : kind.tag);
  element.dataset.id = node.id;
  element.id = node.id;
  element.classList.add(node.role);
  if (kind.role) element.setAttribute("role", kind.role);
  if (kind.widget) element.dataset.widget = node.role;
  if (element.tagName === "BUTTON") element.type = "button";
  if (node.range && kind.widget) element.tabIndex = 0;
  if (node.role === "separator") element.setAttribute("aria-orientation", "vertical");
  if (node.role === "scroll") {
    element.tabIndex = -1;
    element.appendChild(document.createElement("div")).className = "content";
  }
  return element;
}

// Whether the element can represent that node without being created again.
export function fits(before, node) {
  return before.role === node.role && before.level === node.level;
}

function set(element, name, value) {
  if (value === undefined || value === null || value === "") element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

function writeName(element, node) {
  const kind = ROLES[node.role];
  // Plain text cannot have a label, so a name that is not shown becomes clipped text.
  const spoken = node.hide_name && kind.name === "text" && !kind.widget;
  element.classList.toggle("spoken", Boolean(spoken));
  const asLabel = kind.name === "label" || (node.hide_name && !spoken);
  if (node.text) {
    element.dataset.style = node.style;
    fillText(element, node);
  } else if (!asLabel && !node.children) {
    // Only if it changed: a live region would be announced again.
    if (element.textContent !== (node.name ?? "")) element.textContent = node.name ?? "";
  }
  set(element, "aria-label", asLabel || node.children || node.text ? node.name : undefined);
  if (node.role === "group" || node.role === "scroll") set(element, "role", node.name ? "group" : undefined);
}

function writeRange(element, range) {
  if (!range) return;
  const [now, min, max, step, text] = range;
  set(element, "aria-valuenow", now);
  set(element, "aria-valuemin", min);
  set(element, "aria-valuemax", max);
  set(element, "aria-valuetext", text);
  element.dataset.step = step;
}

export function writeElement(element, node) {
  writeName(element, node);
  if (node.href) setAddress(element, node.href);
  // Never `disabled`, so that a button which becomes disabled keeps the keyboard focus.
  set(element, "aria-disabled", node.off);
  set(element, "aria-current", node.current ? "true" : undefined);
  set(element, "aria-busy", node.busy ? "true" : undefined);
  set(element, "aria-checked", node.checked);
  set(element, "aria-selected", node.selected);
  set(element, "aria-expanded", node.expanded);
  set(element, "aria-pressed", node.pressed);
  set(element, "aria-description", node.description);
  set(element, "aria-controls", node.controls);
  set(element, "data-keys", node.keys);
  set(element, "aria-keyshortcuts", node.shortcut);
  writeRange(element, node.range);
  if (node.role === "scroll") {
    const [width, height] = node.content;
    const [, , w, h] = node.rect;
    const content = element.firstChild.style;
    // Only in its scroll direction, because one scroll bar must not cause another one.
    content.width = width > w + 0.5 ? `${width}px` : "100%";
    content.height = height > h + 0.5 ? `${height}px` : "100%";
    element.style.overflowX = width > w + 0.5 ? "auto" : "hidden";
    element.style.overflowY = height > h + 0.5 ? "auto" : "hidden";
  }
}
