// A program's name as the beginning of a file's name, on any system: "pool.py" is "pool".
export function fileName(program) {
  return program.replace(/\.(py|json)$/i, "").replace(/[^\p{L}\p{M}\p{N} _.-]+/gu, "_").replace(/^[ .]+/, "").slice(0, 80).toWellFormed()
    || "run";
}
