// Files that are dropped on the editor. Recorded runs among them are for the page, as when they are dropped beside it.
import { isDraftsFile } from "./draft_files.js";

/** `over(is)` is called when files are held over the element, and no longer; `load(files)` takes what is dropped. */
export function takeDrops(element, { over, load }) {
  const on = (type, act) => element.addEventListener(type, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    event.stopPropagation();
    delete document.documentElement.dataset.drop;
    act(event);
  }, { capture: true });
  on("dragover", () => over(true));
  on("dragleave", ({ relatedTarget }) => { if (!relatedTarget || !element.contains(relatedTarget)) over(false); });
  on("drop", async ({ dataTransfer: { files: [...files] } }) => {
    over(false);
    const runs = files.length === 1 && /\.json$/i.test(files[0].name) && !await isDraftsFile(files[0]);
    if (!runs) return load(files);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(files[0]);
    dispatchEvent(new DragEvent("drop", { dataTransfer, cancelable: true }));
  });
}
