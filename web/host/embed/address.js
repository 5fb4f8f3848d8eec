// What the address of an embedded page says about it. Whoever wrote it is told what is wrong with it; the page is shown
// nevertheless.
//
//     ?embed=stage&demo=hello-gather&step=9&theme=dark&hide=predictions&origin=https://course.example&keep=host

const PARTS = ["lesson", "stage", "quiz"];
const HIDDEN = ["bar", "predictions", "deeper"];
const THEMES = ["dark", "light"];
const LANGUAGES = ["python", "javascript", "cpp"];

const list = (words) => new Intl.ListFormat("en-GB", { type: "disjunction" }).format(words);
const split = (text) => text.split(/[\s,]+/).filter(Boolean);

function isOrigin(text) {
  try {
    const { origin, protocol } = new URL(text);
    return origin === text && /^https?:$/.test(protocol);
  } catch {
    return false;
  }
}

// The fragment of a place in a lesson, "" for its top.
export function fragment({ demo, language, step, section, quiz }) {
  if (demo) {
    const fields = Object.entries({ language, step }).filter(([, value]) => value !== undefined && value !== "");
    return [`demo=${encodeURIComponent(demo)}`, ...fields.map(([name, value]) => `${name}=${value}`)].join("&");
  }
  return quiz ? "quiz" : encodeURIComponent(section ?? "");
}

// The place that an address of this site leads to, in the words of the protocol.
export function placeOf(address) {
  const hash = address.split("#")[1] ?? "";
  const named = new URLSearchParams(hash);
  const demo = named.get("demo");
  if (demo) return { demo, step: Math.floor(Number(named.get("step") ?? 0)) };
  return hash === "quiz" ? { quiz: true } : { section: decodeURIComponent(hash) };
}

// { embed, bar, predictions, deeper, theme, exam, keepsHere, origins, fragment, problem }: what to show, who may know what the
// learner does, where to begin unless the address has a fragment, and what is wrong as sentences, or "". `lesson` is
// the page's lesson, "" on the index.
export function parseAddress(search, lesson) {
  const given = new URLSearchParams(search);
  const problems = [];
  // The value if it is among those, "" if not.
  const one = (name, value, known) => {
    if (!value || known.includes(value)) return value ?? "";
    problems.push(`"${name}=${value}" in the address of this frame is not known: it can be ${list(known)}.`);
    return "";
  };
  const embed = one("embed", given.get("embed"), PARTS) || "lesson";
  const hidden = given.getAll("hide").flatMap(split).map((each) => one("hide", each, HIDDEN));
  const origins = given.getAll("origin").flatMap(split).filter((each) => {
    if (isOrigin(each)) return true;
    problems.push(`"origin=${each}" in the address of this frame is not an origin, such as https://course.example.`);
    return false;
  });
  const exam = given.has("exam");
  const keepsHere = !exam && one("keep", given.get("keep"), ["host"]) === "";
  if (!keepsHere && origins.length === 0) {
    problems.push("The page around this frame is to keep the progress, but the address of this frame names no origin.");
  }
  if (!lesson) problems.push("The address of this frame names no lesson: add its folder before the question mark.");
  const step = given.get("step") ?? undefined;
  const language = one("language", given.get("language"), LANGUAGES);
  const place = { demo: given.get("demo"), language, step, section: given.get("section"), quiz: given.has("quiz") };
  if (embed === "stage" && !place.demo) problems.push("The address of this frame names no example: add demo=, with its id.");
  return {
    embed,
    bar: embed === "lesson" && !hidden.includes("bar"),
    predictions: !hidden.includes("predictions"),
    deeper: !hidden.includes("deeper"),
    theme: one("theme", given.get("theme"), THEMES),
    exam,
    keepsHere,
    origins,
    fragment: embed === "quiz" ? "quiz" : fragment(place),
    problem: problems.join(" "),
  };
}
