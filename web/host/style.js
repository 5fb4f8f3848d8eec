// The page's style sheet, without which the app cannot be positioned.
import { Obstacle } from "./obstacle.js";
import { REMEDY } from "./reasons.js";

const link = document.querySelector("link[rel=stylesheet]");

const isThere = () => getComputedStyle(document.documentElement).getPropertyValue("--styled") !== "";

// It may have failed before this script ran, so this is also checked when the page is complete.
export function styleArrives() {
  return new Promise((resolve, reject) => {
    const settle = () => {
      link.media = "all";
      if (isThere()) resolve();
      else reject(new Obstacle(`the page's style sheet could not be loaded. ${REMEDY}`));
    };
    if (isThere() || document.readyState === "complete") return settle();
    link.addEventListener("load", settle);
    link.addEventListener("error", settle);
    addEventListener("load", settle);
  });
}

// A browser shows nothing of a page while it waits for its style sheet; this ends the wait.
export function showWithoutStyle() {
  if (!isThere()) link.media = "print";
}
