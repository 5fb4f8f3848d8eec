#!/usr/bin/env python3
"""Makes the site's fonts: Debian's Inter and JetBrains Mono, reduced to the characters in use.

    tools/fonts.py --out build/fonts

The canvas draws them with stb_truetype and the page with @font-face, so both get the same TrueType
outlines, without hinting, kerning and ligatures, which the canvas could not follow.
"""
import argparse
import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

ROOT = Path(__file__).resolve().parent.parent
FONTS = {
    "inter-regular.ttf": "/usr/share/fonts/opentype/inter/Inter-Regular.otf",
    "inter-semibold.ttf": "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf",
    "jetbrains-mono.ttf": "/usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Regular.ttf",
}
# ASCII, Latin-1 and the punctuation and symbols in the lessons and the interface.
ALWAYS = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)])) + "–—‘’“”…•←→↑↓×≈≤≥−′″‹›✓"
SCANNED = [("content", (".md", ".json", ".py", ".js")), ("src", (".cpp", ".hpp"))]
# Not shown on a screen: its output goes to terminals.
NOT_DRAWN = ROOT / "src/aio"
# Drawn as shapes by the interface, only copied as text, or used only in static pages, which fall back to the
# visitor's fonts.
NOT_IN_FONTS = set("☾☀▶⏸⟲⚠✗✔└├─│")


def characters_in_use():
    """{character: the first file that uses it}, beyond ASCII."""
    found = {}
    for folder, suffixes in SCANNED:
        for file in sorted((ROOT / folder).rglob("*")):
            if NOT_DRAWN in file.parents:
                continue
            if file.suffix in suffixes and "/api/" not in str(file):
                for character in file.read_text(encoding="utf-8"):
                    if ord(character) > 0x7F:
                        found.setdefault(character, file.relative_to(ROOT))
    return found


def to_truetype(font, max_error=2):
    """Replaces cubic (CFF) outlines by quadratic ones, in place. max_error is in font units, 2048 per em: less than a
    tenth of a device pixel for text of 32 px at 3 device pixels per CSS pixel."""
    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    outlines = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, max_error, reverse_direction=True))
        outlines[name] = pen.glyph()
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphOrder = order
    font["glyf"].glyphs = outlines
    maxp = font["maxp"] = newTable("maxp")
    maxp.tableVersion = 0x00010000
    for field in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
                  "maxStackElements", "maxSizeOfInstructions", "maxPoints", "maxContours",
                  "maxCompositePoints", "maxCompositeContours", "maxComponentElements", "maxComponentDepth"):
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    maxp.numGlyphs = len(order)
    del font["CFF "]
    font.sfntVersion = "\000\001\000\000"


def make(source, characters):
    options = subset.Options(hinting=False, layout_features=[], name_IDs=[1, 2], notdef_outline=True,
                             glyph_names=False, drop_tables=["GSUB", "GPOS", "GDEF", "kern", "DSIG", "VORG"])
    font = TTFont(source, recalcTimestamp=False)
    has = set(map(chr, font.getBestCmap()))
    subsetter = subset.Subsetter(options)
    subsetter.populate(text="".join(characters & has))
    subsetter.subset(font)
    if "CFF " in font:
        to_truetype(font)
    font["post"].formatType = 3.0
    return font, characters - has


def main():
    parser = argparse.ArgumentParser(description="Make the site's fonts.")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    used = characters_in_use()
    characters = (set(ALWAYS) | set(used)) - NOT_IN_FONTS
    options.out.mkdir(parents=True, exist_ok=True)
    problems = []
    for name, source in FONTS.items():
        if not Path(source).is_file():
            sys.exit(f"fonts: {source} is missing. Run tools/setup.")
        font, missing = make(source, characters)
        font.save(options.out / name)
        problems += [f"{used[c]}: {name} has no glyph for '{c}' (U+{ord(c):04X}). "
                     "Use another character, or add it to NOT_IN_FONTS if it is drawn as a shape."
                     for c in sorted(missing) if c in used]
    if problems:
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    main()
