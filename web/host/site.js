// The site's location. The page has the root relative to itself. The URL changes later, but the root does not.
const page = document.documentElement.dataset;
export const root = new URL(page.root || ".", location.href);
// Scripts that are loaded later find their own copies of these, when the URL may have changed.
page.root = root.href;
export const assets = new URL("assets/", root);

// Whether the page is in a frame.
export const framed = window.parent !== window;

// Whether an absolute URL is a page of this site, rather than one of its files.
export function isInside(address) {
  return address.startsWith(root.href) && !/\.(?!html$)\w+$/.test(new URL(address).pathname);
}
