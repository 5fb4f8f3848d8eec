// The address of an embedded page and the snippet for it, from what an author has chosen.

// In the order in which people read an address. `choices` has a value for each, "" for what is left out.
const NAMES = ["demo", "step", "section", "theme", "hide", "origin", "keep", "exam"];
const OF_ALL = ["theme", "hide", "origin", "keep"];
const FOR = { lesson: [...OF_ALL, "section", "exam"], stage: [...OF_ALL, "demo", "step"], quiz: [...OF_ALL, "exam"] };

// Readable, unlike URLSearchParams, which would encode the origin's colon and slashes.
const encode = (text) => encodeURIComponent(text).replaceAll("%3A", ":").replaceAll("%2F", "/").replaceAll("%2C", ",");

// The absolute address of the frame. `root` is the site's.
export function addressOf(root, choices) {
  const given = NAMES.filter((name) => FOR[choices.embed].includes(name) && choices[name]);
  const query = [["embed", choices.embed], ...given.map((name) => [name, choices[name]])]
    .map(([name, value]) => (name === "exam" ? name : `${name}=${encode(value)}`)).join("&");
  return `${root}${choices.lesson}/?${query}`;
}

// Fits the frame to its content, and to nothing else's: the page may have several.
const FIT = `<script>
  addEventListener("message", ({ data, source }) => {
    if (data?.loopstep !== 1 || data.type !== "height") return;
    for (const frame of document.querySelectorAll("iframe.loopstep")) {
      if (frame.contentWindow === source) frame.style.height = \`\${data.height}px\`;
    }
  });
</script>`;

const quoted = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

export function snippetOf(address, title, height) {
  return `<iframe class="loopstep" src="${quoted(address)}"
        title="${quoted(title)}" loading="lazy" allow="clipboard-write"
        style="border: 0; width: 100%; height: ${height}px"></iframe>
${FIT}`;
}
