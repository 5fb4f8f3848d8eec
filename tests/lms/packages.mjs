// The packages that can be opened in the platform: the zip archives in dist/packages.
//
//     await listPackages(folder)          // [{ name, standard, launch }]: launch is a path inside the package
//     await fileOf(folder, "lesson.zip", "index.html")   // its bytes, null if there is no such file
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { readZip } from "./zip.mjs";

const opened = new Map();  // [time of the file, its contents] by name

async function contentsOf(folder, name) {
  const file = join(folder, name);
  const { mtimeMs } = await stat(file);
  if (opened.get(name)?.[0] !== mtimeMs) opened.set(name, [mtimeMs, readZip(await readFile(file))]);
  return opened.get(name)[1];
}

const unescaped = (text) => text.replaceAll("&quot;", "\"").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

// Each thing that a package says can be launched: the SCOs of SCORM with their parameters, and the AUs of cmi5.
export function launchesIn(files) {
  const cmi5 = files.get("cmi5.xml")?.().toString();
  if (cmi5) return [...cmi5.matchAll(/<url>\s*([^<]+?)\s*<\/url>/g)].map(([, url]) => ({ standard: "cmi5", launch: unescaped(url) }));
  const manifest = files.get("imsmanifest.xml")?.().toString();
  if (!manifest || !/adlcp/.test(manifest)) return [];
  const standard = /<schemaversion>\s*1\.2/.test(manifest) ? "scorm12" : "scorm2004";
  const attribute = (tag, name) => unescaped(tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1] ?? "");
  const resources = new Map([...manifest.matchAll(/<resource\s[^>]*>/g)].map(([tag]) => [attribute(tag, "identifier"), attribute(tag, "href")]));
  return [...manifest.matchAll(/<item\s[^>]*identifierref="[^>]*>/g)].map(([tag]) => {
    const parameters = attribute(tag, "parameters").replace(/^(?=[^?#])/, "?");
    return { standard, launch: resources.get(attribute(tag, "identifierref")) + parameters };
  });
}

export async function listPackages(folder) {
  const all = [];
  for (const name of (await readdir(folder).catch(() => [])).filter((each) => each.endsWith(".zip")).sort()) {
    for (const launch of launchesIn(await contentsOf(folder, name))) all.push({ name, ...launch });
  }
  return all;
}

export async function fileOf(folder, name, path) {
  try {
    return (await contentsOf(folder, name)).get(path)?.() ?? null;
  } catch {
    return null;
  }
}
