// The bytes of the three fonts, for the canvas. The page's style sheet has asked for the same files,
// so they come out of the browser's cache.
const FILES = ["inter-regular.ttf", "inter-semibold.ttf", "jetbrains-mono.ttf"];
const FACES = ["400 15px Inter", "600 15px Inter", '13px "JetBrains Mono"'];

// In the order in which the app numbers them.
export async function loadFonts(assets) {
  const [files] = await Promise.all([
    Promise.all(FILES.map(async (file) => {
      const answer = await fetch(new URL(file, assets), { cache: "force-cache" });
      if (!answer.ok) throw new Error(`${file}: HTTP ${answer.status}`);
      return answer.arrayBuffer();
    })),
    // The twin's text is laid out in them as well.
    Promise.all(FACES.map((face) => document.fonts.load(face))),
  ]);
  return files;
}
