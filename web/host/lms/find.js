// Finds out which course platform has opened the page, and loads the host for it: SCORM has an API object in a parent
// window or in the one that opened the page, and cmi5 adds its parameters to the address. An address with `?lms=`, as in
// packages for platforms, says which one there is: then the page waits longer, and looks for that API first. A page that
// embeds this one says so by `?embed=`.
//
//     const host = await findHost({ lesson, outline });
import { Obstacle } from "../obstacle.js";
import { unreachable } from "../reasons.js";
import { loadHosts } from "./file.js";
import { noPlatform } from "./none.js";

// The names of the APIs, with a function that each has: an element could be there by the same name.
const APIS = { API_1484_11: "Initialize", API: "LMSInitialize" };

// What the file is to the learner.
const PART = "The part of this site for course platforms";

// [name, API], null if there is none.
function platformNear(page, names) {
  for (const name of names) {
    for (let at of [page, page.top.opener]) {
      for (let levels = 500; at && levels > 0; levels -= 1) {
        try {
          if (at[name]?.[APIS[name]]) return [name, at[name]];
        } catch {
          // A window of another origin cannot be read, but its parent can be reached.
        }
        at = at !== at.parent && at.parent;
      }
    }
  }
  return null;
}

export async function findHost(options, page = window, load = loadHosts) {
  const { search } = page.location;
  const expected = search.includes("lms=");
  let found = search.includes("endpoint=") ? ["cmi5"] : search.includes("embed=") && ["embed"];
  const names = Object.keys(APIS);
  if (search.includes("lms=scorm12")) names.reverse();
  let tries = expected ? 100 : page.top !== page ? 10 : 0;
  while (!(found ||= platformNear(page, names)) && tries-- > 0) await new Promise((done) => setTimeout(done, 100));
  if (expected) found ||= ["missing"];
  try {
    return found ? await (await load()).makeHost(found, options) : noPlatform();
  } catch {
    // Without its host, a frame for an exam would be the whole site.
    if (search.includes("embed=")) throw new Obstacle(unreachable("the part of this site for frames"));
    return noPlatform(`${unreachable(PART)}.`);
  }
}
