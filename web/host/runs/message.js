// Says something over the app, in the browser's own dialog.
export function say(words) {
  const dialog = document.createElement("dialog");
  const text = document.createElement("p");
  const close = document.createElement("button");
  dialog.append(text, close);
  text.textContent = words;
  text.id = "message";
  dialog.setAttribute("aria-labelledby", text.id);
  close.textContent = "Close";
  close.className = "button";
  dialog.style.cssText = "max-width: 420px; padding: 20px 24px; border: 1px solid var(--line); border-radius: 10px; "
    + "background: var(--panel); color: var(--text); font: 400 15px/24px Inter, sans-serif;";
  text.style.cssText = "margin: 0 0 16px;";
  close.style.cssText = "font: inherit; cursor: pointer;";
  close.onclick = () => dialog.close();
  dialog.onclose = () => dialog.remove();
  document.getElementById("app").append(dialog);
  dialog.showModal();
}
