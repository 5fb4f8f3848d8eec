// Where in the run the stage is: { step, event, text }, as in the page's address. `event` is 0 at the end of a step.
//
// The address is behind by a moment, and its event counts only if its step is that on the stage. While the lesson covers
// the stage there is nothing but the address.
export function positionOf(page, hash) {
  const [, step = 0, event = 0] = (hash.match(/^#step=(\d+)(?:\.(\d+))?&/) ?? []).map((digits) => Number(digits ?? 0));
  const [, shown] = page.querySelector('[data-id="stage/position"]')?.textContent.match(/step (\d+)/) ?? [];
  if (shown !== undefined && Number(shown) !== step) return { step: Number(shown), event: 0, text: shown };
  return { step, event, text: event ? `${step}.${event}` : `${step}` };
}

/** The program that the address shows, by its trace; "" if it shows none. */
export const traceShown = () => decodeURIComponent(/[#&]trace=((?:code:|program:)[^&]+)/.exec(location.hash)?.[1] ?? "");

/** The step that the address shows. */
export const stepShown = () => Number(/[#&]step=(\d+)/.exec(location.hash)?.[1] ?? 0);
