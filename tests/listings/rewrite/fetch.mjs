// Sends a listing's requests to the test server, the listing itself untouched:
// node --import fetch.mjs listing.mjs. https://HOST/PATH becomes LISTING_SERVER/recorded/HOST/PATH.
const server = process.env.LISTING_SERVER;
const realFetch = globalThis.fetch;

globalThis.fetch = (resource, options) => {
  const url = new URL(resource);
  return realFetch(`${server}/recorded/${url.host}${url.pathname}${url.search}`, options);
};
