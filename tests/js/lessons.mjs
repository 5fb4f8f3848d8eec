// What the tests of the lessons' JavaScript listings share.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const content = fileURLToPath(new URL("../../content/", import.meta.url));

/** The folder of each lesson. */
export function lessons() {
  return JSON.parse(readFileSync(`${content}course.json`, "utf8")).lessons.map((slug) => `${content}${slug}`);
}

/** What tests/listings gives the listings, too. */
export function surroundings(lesson) {
  const api = `${lesson}/api`;
  const recorded = (name) => JSON.parse(readFileSync(`${api}/${name}`, "utf8"));
  const recordings = existsSync(api) ? readdirSync(api).map(recorded) : [];
  return { recordings, files: { "data.txt": "Hello from data.txt" } };
}
