// Resolves to the value in a JSON file of the site; rejects if there is none.
export async function fetchJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}
