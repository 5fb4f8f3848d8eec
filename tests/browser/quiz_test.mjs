import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {app, assertClean, lessonAt, lessonFolder, openSite, picture, reaches} from './site.mjs';

const quiz = JSON.parse(await readFile(`${lessonFolder}/quiz.json`, 'utf8'));
const plain = (markdown) => markdown.replaceAll('`', '').replaceAll('*', '');

/** The radio group of a question. */
const group = (page, index) => app(page).getByRole('radiogroup').nth(index);

async function answer(page, index, option) {
  await group(page, index).getByRole('radio').nth(option).click();
  await app(page).getByText(plain(quiz.questions[index].options[option].explanation)).first().waitFor({state: 'attached'});
}

const right = (index) => quiz.questions[index].options.findIndex((option) => option.correct);
const wrong = (index) => quiz.questions[index].options.findIndex((option) => !option.correct);

async function assertScore(page, score) {
  await app(page).getByText(new RegExp(`\\b${score}\\s*/\\s*4\\b`)).first().waitFor({state: 'attached'});
}

describe('The quiz', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  for (let score = 0; score <= 4; score += 1) {
    it(`scores ${score}/4 for ${score} right answers, and keeps it over a reload`, async () => {
      const page = await site.page({path: lessonAt('#quiz')});
      for (let index = 0; index < 4; index += 1) {
        await answer(page, index, index < score ? right(index) : wrong(index));
      }
      await assertScore(page, score);
      await picture(page, `quiz-${score}`);
      await page.reload();
      await reaches(page, 'ready');
      await assertScore(page, score);
      for (let index = 0; index < 4; index += 1) {
        const chosen = index < score ? right(index) : wrong(index);
        assert.ok(await group(page, index).getByRole('radio').nth(chosen).isChecked(), `answer ${index} is kept`);
      }
      const completion = app(page).getByText(/completed the core curriculum/);
      assert.equal(await completion.count() > 0, score === 4);
      assertClean(page);
    });
  }

  it('explains every option', async () => {
    const page = await site.page({path: lessonAt('#quiz')});
    for (const [index, question] of quiz.questions.entries()) {
      for (const option of question.options.keys()) await answer(page, index, option);
    }
    assertClean(page);
  });

  it('leads from 4/4 back to the course index, which shows the progress', async () => {
    const page = await site.page({path: lessonAt('#quiz')});
    for (let index = 0; index < 4; index += 1) await answer(page, index, right(index));
    await app(page).getByRole('link', {name: /course index/i}).last().click();
    await app(page).getByRole('heading', {level: 1, name: /Python for JavaScript/}).waitFor();
    await app(page).getByText(/4\s*\/\s*4|complete/i).first().waitFor();
    assertClean(page);
  });

  it('can be taken with the keyboard alone', async () => {
    const page = await site.page({path: lessonAt('#quiz')});
    const first = group(page, 0).getByRole('radio').first();
    await first.focus();
    await page.keyboard.press('Space');
    await app(page).getByText(plain(quiz.questions[0].options[0].explanation)).first().waitFor({state: 'attached'});
    // An arrow only moves: choosing is answering, and nobody should answer by passing.
    await page.keyboard.press('ArrowDown');
    assert.ok(!await group(page, 0).getByRole('radio').nth(1).isChecked());
    await page.keyboard.press('Space');
    await app(page).getByText(plain(quiz.questions[0].options[1].explanation)).first().waitFor({state: 'attached'});
    assert.ok(await group(page, 0).getByRole('radio').nth(1).isChecked());
    assertClean(page);
  });
});
