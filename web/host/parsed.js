// Resolves when the whole page is parsed, because scripts may run before.
export async function parsed() {
  if (document.readyState !== "loading") return;
  await new Promise((done) => document.addEventListener("DOMContentLoaded", done, { once: true }));
}
