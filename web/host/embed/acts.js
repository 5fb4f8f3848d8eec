// Carries out what the page around an embedded one asks for.
import { fragment } from "./address.js";

// A function that carries out a message, and returns why it cannot, or nothing. `page` has the parts of the app's page:
// { frames, go, router }. `keepsHere`: the browser keeps the progress; otherwise `take` takes a state that is given.
export function makeActs(app, { frames, go, router }, { lesson, keepsHere, take }) {
  const call = (...named) => {
    app.call(...named);
    frames.request();
  };
  const press = (button) => {
    app.call("loopstep_activate", button, "");
    // At once, or the next one would replace it.
    frames.now();
  };
  const show = (place) => { go(`${lesson}/#${fragment(place)}`); };
  const acts = {
    go: show,
    step({ step, by }) {
      const demo = new URLSearchParams(router.place().hash).get("demo");
      if (!demo) return "There is no demo on the stage.";
      return by ? press(by > 0 ? "stage/step" : "stage/back") : show({ demo, step });
    },
    theme: ({ theme }) => call("loopstep_theme", theme === "system" ? "" : theme),
    exam: () => (keepsHere ? "An exam needs `keep=host` in the address of this frame." : call("loopstep_exam")),
    setState({ state }) {
      if (keepsHere) return "The browser keeps the progress: add `keep=host` to the address of this frame.";
      take(state);
      return call("loopstep_take_stored");
    },
  };
  return (message) => acts[message.type](message);
}
