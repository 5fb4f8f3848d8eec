// SVG, as text.

// What XML does not allow in any form.
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export const escaped = (text) => text.toWellFormed().replace(FORBIDDEN, "\ufffd")
  .replace(/[&<>"]/g, (character) => ENTITIES[character]);

const PLACES = 1000;
export const short = (number) => String(Math.round(number * PLACES) / PLACES + 0);

// An element. Attributes that are null are left out; numbers are written with at most three decimals.
export function element(name, attributes, inside = "") {
  const start = Object.entries(attributes).filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? short(value) : escaped(value)}"`).join("");
  return inside ? `<${name}${start}>${inside}</${name}>` : `<${name}${start}/>`;
}

// The attributes `paint` and, if it is needed, its opacity.
export function colored(paint, [red, green, blue, alpha = 255]) {
  const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("");
  return { [paint]: `#${hex}`, [`${paint}-opacity`]: alpha === 255 ? null : alpha / 255 };
}
