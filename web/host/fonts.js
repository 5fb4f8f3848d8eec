// Fetches the three fonts once and gives them to both who set text: the page and the canvas.
const FILES = [
  ["inter-regular.ttf", "Inter", "400"],
  ["inter-semibold.ttf", "Inter", "600"],
  ["jetbrains-mono.ttf", "JetBrains Mono", "400"],
];

// The bytes of the files, in the order that the app numbers them in.
export async function loadFonts(assets) {
  return Promise.all(FILES.map(async ([file, family, weight]) => {
    const answer = await fetch(new URL(file, assets));
    if (!answer.ok) throw new Error(`${file}: HTTP ${answer.status}`);
    const bytes = await answer.arrayBuffer();
    const face = new FontFace(family, bytes, { weight });
    document.fonts.add(await face.load());
    return bytes;
  }));
}
