// Reports pointer, keyboard, focus and scroll events on the twin to the app, by node id.
import { roveTarget } from "./roving.js";

const DRAGGED = ["slider", "drag", "separator"];
const PHASES = { pointerdown: 0, pointermove: 1, pointerup: 2, pointercancel: 2 };

function widgetOf(target) {
  return target instanceof Element ? target.closest("[data-widget]") : null;
}

function isSeparator({ dataset }) {
  return dataset?.widget === "separator";
}

// The app only handles plain clicks on links inside the site; the browser handles all others.
function isOurs(link, event) {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  return plain && link.target !== "_blank";
}

// `follow` goes to a URL inside the site that a text links to.
export function listen(app, frames, call, follow) {
  const activate = (id, value = "") => {
    call("loopstep_activate", id, value);
    frames.now();
  };

  app.addEventListener("click", (event) => {
    const widget = widgetOf(event.target);
    if (!widget || DRAGGED.includes(widget.dataset.widget)) return;
    if (widget.getAttribute("aria-disabled") === "true") return event.preventDefault();
    if (widget.dataset.widget === "link") {
      if (!isOurs(widget, event)) return;
      event.preventDefault();
      if ("prose" in widget.dataset && !widget.hash.startsWith("#term=")) return follow(widget.href);
    }
    activate(widget.dataset.id);
  });

  app.addEventListener("dblclick", ({ target }) => {
    if (isSeparator(target)) activate(target.dataset.id);
  });

  let hovered = "";
  const hover = (id) => {
    if (id === hovered) return;
    hovered = id;
    call("loopstep_hover", id);
    frames.request();
  };
  app.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch") hover(widgetOf(event.target)?.dataset.id ?? "");
  });
  document.addEventListener("pointerleave", () => hover(""));

  const press = (id) => {
    call("loopstep_press", id);
    frames.request();
  };
  app.addEventListener("pointerdown", (event) => {
    const widget = widgetOf(event.target);
    if (!widget || event.button !== 0) return;
    press(widget.dataset.id);
    const release = () => {
      press("");
      for (const type of ["pointerup", "pointercancel"]) removeEventListener(type, release, true);
    };
    for (const type of ["pointerup", "pointercancel"]) addEventListener(type, release, true);
    if (DRAGGED.includes(widget.dataset.widget)) drag(widget, event);
  });

  // A vertical touch on a slider scrolls: the browser then cancels the pointer, and the slider must not have moved. So
  // a touch counts only after it has moved sideways, or was lifted.
  const drag = (widget, down) => {
    widget.setPointerCapture(down.pointerId);
    let waiting = down.pointerType === "touch" && widget.dataset.widget === "slider";
    const send = (event, phase = PHASES[event.type]) => {
      const box = widget.getBoundingClientRect();
      call("loopstep_drag", widget.dataset.id, phase,
        event.clientX - box.left, event.clientY - box.top);
    };
    const tell = (event) => {
      const ends = PHASES[event.type] === 2;
      if (ends) for (const type of Object.keys(PHASES)) widget.removeEventListener(type, tell);
      if (waiting) {
        const across = Math.abs(event.clientX - down.clientX) > Math.abs(event.clientY - down.clientY);
        if (event.type === "pointercancel" || (event.type === "pointermove" && !across)) return;
        waiting = false;
        send(down, PHASES.pointerdown);
        frames.now();
      }
      send(event);
      if (event.type === "pointermove") frames.request();
      else frames.now();
    };
    for (const type of ["pointermove", "pointerup", "pointercancel"]) widget.addEventListener(type, tell);
    if (!waiting) tell(down);
  };

  app.addEventListener("focusin", (event) => {
    const element = event.target;
    call("loopstep_focus", element.dataset?.id ?? "", element.matches(":focus-visible") ? 1 : 0);
    frames.request();
  });
  app.addEventListener("focusout", () => {
    call("loopstep_focus", "", 0);
    frames.request();
  });

  app.addEventListener("scroll", (event) => {
    const area = event.target;
    if (!area.dataset?.id) return;
    call("loopstep_scroll", area.dataset.id, area.scrollLeft, area.scrollTop);
    frames.request();
  }, true);

  addEventListener("keydown", (event) => key(event, { app, activate, frames, call }));
}

const SCROLL_KEYS = ["PageDown", "PageUp", "ArrowDown", "ArrowUp", "Home", "End", " "];

function key(event, { app, activate, frames, call }) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const widget = widgetOf(event.target);
  if (widget && ownKey(widget, event.key, activate)) return event.preventDefault();
  const name = keyName(event);
  // The closest element around the focus that handles this key; without focus, any element that does. Letters
  // need the focus: who dictates to the page would press them by accident.
  const takes = `[data-keys~="${CSS.escape(name)}"]`;
  const taker = event.target instanceof Element
    && (event.target.closest(takes) ?? (event.target === document.body && !/^(Shift\+)?\p{L}$/u.test(name) ? app.querySelector(takes) : null));
  const pressesWidget = widget && (name === "Space" || name === "Enter");
  if (taker && !pressesWidget) {
    event.preventDefault();
    call("loopstep_key", name);
    frames.now();
    return;
  }
  // Without focus the scroll keys scroll the lesson, as they would scroll a plain page.
  if (event.target === document.body && SCROLL_KEYS.includes(event.key)) {
    app.querySelector(".scroll")?.focus({ preventScroll: true });
  }
}

// As `aria-keyshortcuts` names it, with capital letters whatever Caps Lock does.
function keyName({ key, shiftKey }) {
  if (key === " ") return "Space";
  return /^\p{L}$/u.test(key) ? (shiftKey ? "Shift+" : "") + key.toUpperCase() : key;
}

// Handles keys of widgets for which the browser has no element. Returns whether the key was handled.
function ownKey(widget, pressed, activate) {
  const next = roveTarget(widget, pressed);
  if (next) {
    next.focus();
    if (next.dataset.widget === "tab") activate(next.dataset.id);
    return true;
  }
  if (widget.dataset.widget === "radio" && (pressed === " " || pressed === "Enter")) {
    if (widget.getAttribute("aria-disabled") !== "true") activate(widget.dataset.id);
    return true;
  }
  if (!("step" in widget.dataset)) return false;
  const value = (name) => Number(widget.getAttribute(name));
  const now = value("aria-valuenow");
  const step = Number(widget.dataset.step) || 1;
  const min = value("aria-valuemin");
  const max = value("aria-valuemax");
  const page = Math.max(step, (max - min) / 10);
  const targets = {
    ArrowRight: now + step, ArrowUp: now + step, ArrowLeft: now - step, ArrowDown: now - step,
    PageUp: now + page, PageDown: now - page, Home: min, End: max,
  };
  if (!(pressed in targets)) return false;
  const back = isSeparator(widget) && pressed === "Home";
  activate(widget.dataset.id, back ? "" : String(Math.min(max, Math.max(min, targets[pressed]))));
  return true;
}
