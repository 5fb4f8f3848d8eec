// Shows a note above the page, the app's too, which stays visible until the reader closes it.
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

// A fragment's target must not end up below the note.
function makeRoom() {
  document.documentElement.style.setProperty("--note", `${document.getElementById("note").offsetHeight}px`);
}
