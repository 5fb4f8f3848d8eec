// Where the site is. The page names the root relative to itself; the address changes later, the
// root does not.
export const root = new URL(document.documentElement.dataset.root || ".", location.href);
export const assets = new URL(".", document.getElementById("host").src);

// Whether the page is shown inside another one.
export const framed = window.parent !== window;

// Whether an absolute address is a page of this site.
export function isInside(address) {
  return address.startsWith(root.href);
}
