// Resolves when the whole page is there: scripts may arrive before its end.
export async function parsed() {
  if (document.readyState !== "loading") return;
  await new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
}
