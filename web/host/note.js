// Says something in words above the static page.
export function note(message) {
  let place = document.getElementById("note");
  if (!place) {
    place = document.createElement("p");
    place.id = "note";
    const page = document.getElementById("static");
    page.insertBefore(place, page.firstChild);
  }
  place.setAttribute("role", "status");
  place.hidden = false;
  place.textContent = message;
}
