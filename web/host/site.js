// The site's location. The page has the root relative to itself. The URL changes later, but the root does not.
export const root = new URL(document.documentElement.dataset.root || ".", location.href);
export const assets = new URL(".", document.getElementById("host").src);

// Whether the page is in a frame.
export const framed = window.parent !== window;

// Whether an absolute URL is a page of this site, rather than one of its files.
export function isInside(address) {
  return address.startsWith(root.href) && !/\.(?!html$)\w+$/.test(new URL(address).pathname);
}
