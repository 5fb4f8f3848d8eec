// Says something in words above the static page, where it stays in sight until the reader closes it.
export function note(message) {
  const place = document.getElementById("note");
  const [words, close] = place.children;
  words.textContent = message;
  place.hidden = false;
  close.onclick = () => {
    place.hidden = true;
    makeRoom();
  };
  makeRoom();
}

// What an address leads to must not end up below the note.
function makeRoom() {
  document.documentElement.style.setProperty("--note", `${document.getElementById("note").offsetHeight}px`);
}
