// A clock that only the test moves. The runner's own timers stay real.
import FakeTimers from "@sinonjs/fake-timers";

export const stopTime = (now = Date.UTC(2026, 10, 27, 12)) => FakeTimers.install({
  now, toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date", "performance"],
});
