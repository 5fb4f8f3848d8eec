// The lesson of the site, in its packages, as a learner in a course platform has it in front of them.
//
//     const learning = await openLesson(await visits.learner(), "scorm12");
//     await learning.answer(0, right[0]);
//     await learning.leave();
import { readFileSync } from "node:fs";
import { root, slug, until } from "../browser/site.mjs";

const { quiz: { questions } } = JSON.parse(readFileSync(`${root}dist/${slug}/lesson.json`, "utf-8"));

// The right option of each question.
export const right = questions.map(({ options }) => options.findIndex(({ correct }) => correct));

// What is chosen when the first `count` questions are answered right.
export const firstRight = (count) => right.map((option, index) => (index < count ? option : -1));

// The lesson's own page, in place of the player's.
export class Learning {
  constructor(visit) {
    this.visit = visit;
    this.app = visit.frame.locator("#app");
  }

  radio(question, option) {
    return this.app.getByRole("radiogroup").nth(question).getByRole("radio").nth(option);
  }

  choose(question, option) {
    return this.radio(question, option).click();
  }

  async answer(question, option) {
    await this.choose(question, option);
    await until(async () => await this.radio(question, option).getAttribute("aria-checked") === "true");
  }

  chosen() {
    return Promise.all(questions.map(async (_, index) => {
      const states = await this.app.getByRole("radiogroup").nth(index).getByRole("radio")
        .evaluateAll((all) => all.map((radio) => radio.getAttribute("aria-checked")));
      return states.indexOf("true");
    }));
  }

  leave() {
    return this.visit.leave();
  }

  crash() {
    return this.visit.crash();
  }

  notSaved() {
    return this.app.getByText(/^Not saved yet\. /);
  }
}

// The lesson in the package of that name, which may be the course's.
export const contentOf = (name, standard) => `/packages/${name}-${standard}.zip/${slug}/index.html?lms=${standard}`;

// `more` are choices of the platform's page.
export async function openLesson(browser, standard, more = {}) {
  return new Learning(await browser.open({ standard, content: contentOf(slug, standard), where: "window", ...more }));
}
