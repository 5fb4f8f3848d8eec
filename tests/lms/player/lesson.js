// The lesson that the player shows, and its outline.
export const lesson = "numbers";

export const sections = [{ id: "counting", title: "Counting" }, { id: "adding", title: "Adding" }];

const question = (id, prompt, options, correct) => ({ id, hash: `000000000000000${id.length % 10}`, prompt, options, correct });

export const questions = [
  question("first", "What comes after one?", ["Two", "Three", "Four"], 0),
  question("second", "What comes after two?", ["Two", "Three", "Four"], 1),
  question("third", "What comes after three?", ["Two", "Three", "Four"], 2),
  question("fourth", "What are two and two?", ["Three", "Four"], 1),
];

export const outline = {
  [lesson]: {
    sections: sections.map(({ id }) => id),
    questions: Object.fromEntries(questions.map(({ id, hash }) => [id, hash])),
    predictions: [],
  },
};
