// A learning event of the app, as the page around an embedded one is told of it.

const progress = (event) => ({ ...event, type: "progress", what: event.type });

const MESSAGES = {
  answered: (event) => ({ ...event, type: "answer" }),
  predicted: progress,
  read: progress,
  opened: progress,
  ended: progress,
  score: (event) => ({ ...event, scaled: event.of > 0 ? event.right / event.of : 0 }),
  completed: (event) => ({ ...event, type: "complete" }),
};

export const messageOf = (event) => MESSAGES[event.type](event);
