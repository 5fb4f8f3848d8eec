// Runs programs, and shows on the stage what they do while they do it.
//
//     const runs = new LiveRuns(programs);
//     const { run, trace, problem, follow } = await runs.start(program, { tell, name, least, lend });
//     show(run);
//     follow?.(show);  // the program goes on: what else it does is shown until its end
import { say } from "./message.js";
import { watchPresence } from "./presence.js";
import { traceShown } from "./stage_position.js";
import { Strip } from "./strip.js";

export class LiveRuns {
  #programs;

  constructor(programs) {
    this.#programs = programs;
  }

  /**
   * Takes what Programs.run() takes, and resolves to the same; but if the program goes on, as soon as there is something of it
   * to show. Then there is `follow`, too: it calls its first function with ever more of the run, and at the end its second
   * one, if the learner is still there. `lend(height)` gives the strip below the app its room.
   */
  start(program, options) {
    return new Promise((resolve, reject) => {
      let events = 0;
      let shown = null;  // { strip, show }
      const ended = this.#programs.run(program, {
        ...options,
        grow: ({ trace, run }) => {
          if (shown) return shown.show(run);
          const follow = (show, showWhole = show) => {
            shown = { show, strip: this.#follow(program, trace, ended, { show, showWhole, lend: options.lend }) };
            shown.strip.count(events);
          };
          resolve({ trace, run, problem: null, follow });
        },
        count: (number) => {
          events = number;
          shown?.strip.count(number);
        },
      });
      ended.then(resolve, reject);
    });
  }

  #follow(program, trace, ended, { show, showWhole, lend }) {
    const strip = new Strip(program.name, { stop: () => this.#programs.stop(), lend });
    const stays = () => traceShown() === trace;
    const unwatch = watchPresence(stays, () => this.#programs.stop());
    const close = () => {
      unwatch();
      strip.close();
    };
    ended.then(({ run, trouble, superseded }) => {
      close();
      (stays() && !superseded ? showWhole : show)(run);
      if (trouble) say(trouble);
    }, (error) => {
      close();
      say(error.message);
    });
    return strip;
  }
}
