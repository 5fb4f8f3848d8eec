// The DOM twin: real elements over the canvas, one for each node of the app's semantic tree, updated by patches. An
// element exists as long as its node's id, so focus and selection are kept.
import { attempt } from "./attempt.js";
import { fits, makeElement, writeElement } from "./element.js";
import { rove } from "./roving.js";

// A scroll area without widgets must be in the tab order, or it could not be scrolled by key.
function reach(element, { content: [width, height], rect: [, , w, h] }) {
  const scrolls = width > w + 0.5 || height > h + 0.5;
  element.tabIndex = scrolls && !element.querySelector("[data-widget]") ? 0 : -1;
}

// The areas with the text of a page. One of them is visible, or behind the stage.
const MAIN = ["lesson", "index"];

export class Twin {
  #app;
  #main = "";
  #entries = new Map();
  // How far each scroll area is scrolled, by id: kept after its element is removed.
  #scrolled = new Map();

  constructor(app) {
    this.#app = app;
    document.documentElement.toggleAttribute("data-framed", window.parent !== window);
    app.addEventListener("scroll", ({ target }) => {
      if (target.dataset?.id) this.#scrolled.set(target.dataset.id, [target.scrollLeft, target.scrollTop]);
    }, true);
  }

  // Updates the elements to what the app drew. src/ui/frame/semantics_patch.hpp describes the format.
  apply({ nodes }) {
    const focused = document.activeElement;
    const path = this.#path(focused);
    const moved = new Set();
    const back = nodes.filter(({ id }) => this.#scrolled.has(id) && !this.#entries.has(id));
    for (const node of nodes) this.#write(node, moved);
    for (const node of nodes) this.#adopt(node);
    for (const node of nodes) {
      if (node.role === "scroll") reach(this.element(node.id), node);
      if (MAIN.includes(node.id)) this.#main = node.id;
    }
    for (const node of nodes) this.#place(node.id);
    for (const id of moved) this.#placeChildren(id);
    for (const { id } of back) this.scrollTo(id, ...this.#scrolled.get(id), false);
    rove(nodes, (id) => this.#entries.get(id)?.element);
    if (path.length) queueMicrotask(() => this.#keepFocus(path));
  }

  // The ids of an element and of its ancestors, innermost first.
  #path(element) {
    const ids = [];
    for (let at = element; this.#app.contains(at) && at !== this.#app; at = at.parentNode) {
      if (at.dataset.id) ids.push(at.dataset.id);
    }
    return ids;
  }

  // A patch may have moved or removed the focused element, so that the focus fell to the body. It is restored to that
  // node or its closest ancestor, unless the app requested another focus.
  #keepFocus(path) {
    if (document.activeElement !== document.body) return;
    const id = path.find((each) => this.element(each)?.isConnected);
    if (id) attempt("focus", () => this.focus(id));
  }

  element(id) {
    return this.#entries.get(id)?.element;
  }

  // Also for an area that is not drawn now; it then starts there.
  scrollTo(id, left, top, smooth) {
    this.#scrolled.set(id, [left, top]);
    this.element(id)?.scrollTo({ left, top, behavior: smooth ? "smooth" : "instant" });
  }

  focus(id) {
    const element = this.element(id) ?? this.#app.querySelector(`[data-id="${CSS.escape(id)}"]`);
    if (!element) return;
    if (!element.matches("a,button,[tabindex]")) element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }

  // The text area, unless the stage covers it.
  mainArea() {
    return this.element(this.#main);
  }

  // The height of everything in the text area, in CSS pixels.
  mainHeight() {
    return this.#entries.get(this.#main)?.node.content?.[1] ?? 0;
  }

  // How far the text area is scrolled, even while the stage covers it.
  mainScroll() {
    return this.mainArea()?.scrollTop ?? this.#scrolled.get(this.#main)?.[1] ?? -1;
  }

  // Theme and type scale: [name, size, lineHeight] for each text style.
  look(theme, styles) {
    document.documentElement.dataset.theme = theme;
    for (const [name, size, line] of styles) {
      this.#app.style.setProperty(`--${name}-size`, `${size}px`);
      this.#app.style.setProperty(`--${name}-line`, `${line}px`);
    }
  }

  #write(node, moved) {
    let entry = this.#entries.get(node.id);
    if (!entry || !fits(entry.node, node)) {
      const element = makeElement(node);
      if (entry) {
        (node.role === "scroll" ? element.firstChild : element).append(...this.#inside(entry).childNodes);
        entry.element.replaceWith(element);
      }
      entry = { element, node: {}, parent: entry?.parent };
      this.#entries.set(node.id, entry);
    }
    const before = entry.node.rect;
    if (before && (!node.rect || before[0] !== node.rect[0] || before[1] !== node.rect[1])) moved.add(node.id);
    if (!before && node.rect) moved.add(node.id);
    const children = entry.node.children ?? [];
    if (children.length && !node.children) this.#inside(entry).replaceChildren();
    entry.node = node;
    writeElement(entry.element, node);
    for (const id of children) if (!node.children?.includes(id)) this.#drop(id, node.id);
  }

  #inside(entry) {
    return entry.node.role === "scroll" ? entry.element.firstChild : entry.element;
  }

  #adopt(node) {
    const entry = this.#entries.get(node.id);
    if (!entry || entry.node !== node) return;
    if (node.id === "twin" && !entry.element.parentNode) this.#app.append(entry.element);
    const inside = this.#inside(entry);
    let next = inside.firstChild;
    for (const id of node.children ?? []) {
      const child = this.#entries.get(id);
      child.parent = node.id;
      if (child.element === next) next = next.nextSibling;
      else inside.insertBefore(child.element, next);
    }
  }

  #drop(id, parent) {
    const entry = this.#entries.get(id);
    if (!entry || entry.parent !== parent) return;
    for (const child of entry.node.children ?? []) this.#drop(child, id);
    entry.element.remove();
    this.#entries.delete(id);
  }

  // The origin of the coordinates of an element's absolute children.
  #base(id) {
    for (let at = this.#entries.get(id)?.parent; at; at = this.#entries.get(at).parent) {
      const { node } = this.#entries.get(at);
      if (node.role === "scroll") return [0, 0];
      if (node.rect) return node.rect;
    }
    return [0, 0];
  }

  #place(id) {
    const entry = this.#entries.get(id);
    if (!entry) return;
    const { element, node } = entry;
    const { style } = element;
    element.classList.toggle("placed", Boolean(node.rect));
    // An element without a rectangle must not keep its old size, which would widen its parent.
    if (!node.rect) return void (style.left = style.top = style.width = style.height = "");
    const [x, y, w, h] = node.rect;
    const [left, top] = this.#base(id);
    style.left = `${x - left}px`;
    style.top = `${y - top}px`;
    style.width = `${w}px`;
    style.height = `${h}px`;
  }

  // The children of an element that moved must be repositioned, although they did not move.
  #placeChildren(id) {
    const entry = this.#entries.get(id);
    if (!entry || entry.node.role === "scroll") return;
    for (const child of entry.node.children ?? []) {
      if (this.#entries.get(child)?.node.rect) this.#place(child);
      else this.#placeChildren(child);
    }
  }
}
