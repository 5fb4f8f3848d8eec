// The bundles that the page will show, asked for together with everything else, so that the app need
// not ask for them one after the other. One that does not come is left to the app, which asks again
// and says what is wrong.
import { load } from "./load.js";
import { packedTexts } from "./pack.js";
import { root } from "./site.js";

// Resolves to pairs of an address and a text.
export async function loadFiles() {
  const { lesson } = document.documentElement.dataset;
  const names = lesson ? ["course.json", `${lesson}/lesson.json`] : ["course.json"];
  const files = await Promise.all(names.map(async (name) => {
    const address = new URL(name, root);
    try {
      return [address.href, await load(address, (answer) => answer.text())];
    } catch {
      return null;
    }
  }));
  return [...files.filter(Boolean), ...await packedTexts()];
}
