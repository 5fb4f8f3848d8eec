// Makes the elements of lists.

/** An element with properties and children. */
export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

/** A button; `name` tells screen readers what it is about. */
export function button(label, name, act) {
  const element = make("button", { type: "button", textContent: label, onclick: act });
  if (name) element.setAttribute("aria-label", `${label} ${name}`);
  return element;
}

/** When something was kept, in words: { element, words }. */
export function timeOf(at) {
  const date = new Date(at);
  const words = date.toLocaleString("en", { dateStyle: "medium", timeStyle: "short" });
  return { words, element: make("time", { dateTime: date.toISOString(), textContent: words }) };
}
