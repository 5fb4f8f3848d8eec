// Saves a blob as a file.
export function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Safari reads it only after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
