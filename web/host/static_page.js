// Replaces the static page when the app goes to another page of the course: it is what is printed, and what remains
// if the app fails.
let shown = location.pathname;

export async function followAddress(address) {
  const path = new URL(address).pathname;
  if (path === shown) return;
  shown = path;
  try {
    const answer = await fetch(path);
    if (!answer.ok || !answer.headers.get("content-type")?.startsWith("text/html")) return;
    const html = await answer.text();
    if (shown !== path) return;
    const page = new DOMParser().parseFromString(html, "text/html");
    for (const part of ["header.bar", "#static"]) {
      const [here, there] = [document.querySelector(part), page.querySelector(part)];
      if (here && there) here.replaceChildren(...there.childNodes);
    }
  } catch {
    // Without a connection the previous page remains.
  }
}
