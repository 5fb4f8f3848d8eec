import assert from 'node:assert/strict';
import {readFile, readdir} from 'node:fs/promises';
import {after, before, describe, it} from 'node:test';
import {app, assertClean, button, desktop, lessonAt, lessonFolder, openSite, phone, picture, reaches, rests, slug,
  stagePosition, until} from './site.mjs';

const quiz = JSON.parse(await readFile(`${lessonFolder}/quiz.json`, 'utf8'));
const exercises = await readdir(`${lessonFolder}/exercises`);
const plain = (markdown) => markdown.replaceAll('`', '').replaceAll('*', '');

/** The radio group of a question. */
const group = (page, index) => app(page).getByRole('radiogroup').nth(index);

async function answer(page, index, option) {
  await group(page, index).getByRole('radio').nth(option).click();
  await app(page).getByText(plain(quiz.questions[index].options[option].explanation)).first().waitFor({state: 'attached'});
}

/** The explanation's links that stand below an answer. */
const see = (page, question, option) => app(page).locator(`[data-id="lesson/quiz/${question.id}/${option}/see"]`);

const says = (page, words) => app(page).getByText(words, {exact: true}).first().waitFor({state: 'attached'});

/** What a screen reader was told last. */
const announced = (page, words) => until(async () =>
  (await app(page).locator('[data-id="announcement"]').textContent()).replace('\u00a0', '').includes(words));

const focused = (page) => page.evaluate(() => document.activeElement.dataset.id);

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
      const completion = app(page).getByRole('heading', {name: 'Every answer is right'});
      assert.equal(await completion.count() > 0, score === 4);
      assert.equal(await app(page).getByText(/completed the core curriculum/).count(), 0, 'sections are unread');
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

  it('takes the number of an answer where the focus is', async () => {
    const page = await site.page({path: lessonAt('#quiz')});
    await group(page, 1).getByRole('radio').first().focus();
    await page.keyboard.press('2');
    await until(() => group(page, 1).getByRole('radio').nth(1).isChecked());
    assert.equal(await focused(page), `lesson/quiz/${quiz.questions[1].id}/1`);
    await page.keyboard.press('1');
    await until(() => group(page, 1).getByRole('radio').first().isChecked());
    assert.equal(await app(page).getByRole('radio', {checked: true}).count(), 1);
    // Without a focus a number means no question.
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press('3');
    await rests(page);
    assert.ok(await group(page, 1).getByRole('radio').first().isChecked());
    assert.equal(await app(page).getByRole('radio', {checked: true}).count(), 1);
    assertClean(page);
  });

  it('keeps the score of the first try beside the present one, over a reload', async () => {
    const page = await site.page({path: lessonAt('#quiz')});
    await answer(page, 0, wrong(0));
    await says(page, 'Score: 0/4 · first try: 0/4');
    await answer(page, 0, right(0));
    await answer(page, 1, right(1));
    await says(page, 'Score: 2/4 · first try: 1/4');
    await page.reload();
    await reaches(page, 'ready');
    await says(page, 'Score: 2/4 · first try: 1/4');
    assertClean(page);
  });

  it('invents no first try for answers that an earlier version stored', async () => {
    const page = await site.page({path: lessonAt('#quiz')});
    await answer(page, 0, right(0));
    await page.evaluate(() => {
      const key = 'loopstep.progress.v1';
      const stored = JSON.parse(localStorage.getItem(key));
      for (const lesson of Object.values(stored.lessons)) for (const added of ['first', 'resets', 'deeper']) delete lesson[added];
      localStorage.setItem(key, JSON.stringify(stored));
    });
    await page.reload();
    await reaches(page, 'ready');
    await says(page, 'Score: 1/4 · first try: 0/3, 1 not recorded');
    assertClean(page);
  });

  for (const [how, press] of [['mouse', (control) => control.click()], ['keyboard', async (control) => {
    await control.focus();
    await control.press('Enter');
  }]]) {
    it(`lets the wrong answers be tried again, by ${how}`, async () => {
      const page = await site.page({path: lessonAt('#quiz')});
      await answer(page, 0, right(0));
      await answer(page, 1, wrong(1));
      await answer(page, 2, wrong(2));
      await press(button(page, 'Try the wrong ones again'));
      await announced(page, '2 wrong answers cleared. The first try still counts as it was.');
      assert.ok(await group(page, 0).getByRole('radio').nth(right(0)).isChecked());
      for (const index of [1, 2]) assert.equal(await group(page, index).getByRole('radio', {checked: true}).count(), 0);
      assert.equal(await focused(page), `lesson/quiz/${quiz.questions[1].id}/prompt`);
      // From there the Tab key goes to its options.
      await page.keyboard.press('Tab');
      assert.equal(await focused(page), `lesson/quiz/${quiz.questions[1].id}/0`);
      await picture(page, `quiz-retry-${how}`);
      await answer(page, 1, right(1));
      await says(page, 'Score: 2/4 · first try: 1/4');
      assertClean(page);
    });

    it(`can be reset, by ${how}`, async () => {
      const page = await site.page({path: lessonAt('#quiz')});
      for (let index = 0; index < 4; index += 1) await answer(page, index, right(index));
      await press(button(page, 'Reset'));
      await until(async () => await focused(page) === 'lesson/quiz/keep');
      await picture(page, `quiz-asks-to-reset-${how}`);
      await press(button(page, 'Clear them'));
      await announced(page, 'Answers, first tries and predictions are cleared.');
      assert.equal(await app(page).getByRole('radio', {checked: true}).count(), 0);
      assert.equal(await focused(page), 'lesson/quiz/title');
      await rests(page);
      await picture(page, `quiz-reset-${how}`);
      await page.reload();
      await reaches(page, 'ready');
      assert.equal(await app(page).getByRole('radio', {checked: true}).count(), 0);
      assert.equal(await app(page).getByText(/^Score/).count(), 0);
      assertClean(page);
    });
  }

  it('is reset in another tab, too, which does not bring the answers back', async () => {
    const page = await site.page({path: lessonAt('#quiz')});
    await answer(page, 0, wrong(0));
    const other = await page.context().newPage();
    await other.goto(page.url());
    await reaches(other, 'ready');
    await says(other, 'Score: 0/4 · first try: 0/4');
    await button(page, 'Reset').click();
    await button(page, 'Clear them').click();
    await app(other).getByText(/^Score/).first().waitFor({state: 'detached'});
    await answer(other, 1, right(1));
    await says(page, 'Score: 1/4 · first try: 1/4');
    assert.equal(await group(page, 0).getByRole('radio', {checked: true}).count(), 0);
    assertClean(page);
  });

  it('leads from each explanation to its section and to the demo at its step', async () => {
    const page = await site.page({path: lessonAt('#quiz')});
    const index = quiz.questions.findIndex(({step}) => step);
    const {section, demo, step} = quiz.questions[index];
    const option = quiz.questions[index].options.findIndex((each) => !each.section && !each.demo);
    await answer(page, index, option);
    const links = see(page, quiz.questions[index], option).getByRole('link');
    const addresses = await links.evaluateAll((all) => all.map(({href}) => new URL(href).hash));
    assert.deepEqual(addresses, [`#${section}`, `#demo=${demo}&step=${step}`]);
    await links.first().click();
    await until(async () => await focused(page) === `lesson/${section}/title`);
    assert.equal(new URL(page.url()).hash, `#${section}`);
    await page.goBack();
    await rests(page);
    await links.last().focus();
    await page.keyboard.press('Enter');
    await button(page, 'Step').waitFor();
    await until(async () => (await stagePosition(page)).step === step);
    assertClean(page);
  });

  it('says at the end what was done and what was not', async () => {
    const page = await site.page({path: lessonAt('#quiz'), predicts: true});
    await answer(page, 0, wrong(0));
    for (let index = 0; index < 4; index += 1) await answer(page, index, right(index));
    const facts = app(page).getByRole('list', {name: 'What you did, and what is left'}).getByRole('listitem');
    // Arriving at the quiz may have shown the end of the section above it.
    const read = await page.evaluate((slug) => JSON.parse(localStorage.getItem('loopstep.progress.v1')).lessons[slug].sections.length, slug);
    assert.deepEqual((await facts.allTextContents()).map((text) => text.replace(/ with .*/, '')), [
      'Quiz: 4/4 · first try: 3/4', `${6 - read} of 6 sections unread. Go on`,
      `${quiz.deeper.length} deeper questions not tried`, 'Predictions: none made', `Exercises: 0 of ${exercises.length} solved`]);
    await facts.getByRole('link').click();
    await until(async () => (await focused(page)).endsWith('/title'));
    assertClean(page);
  });

  it('has deeper questions about programs, with a score of their own', async () => {
    const page = await site.page({path: lessonAt('#quiz')});
    for (const question of quiz.deeper) {
      const options = app(page).locator(`[data-id="lesson/quiz/${question.id}"]`).getByRole('radio');
      await options.first().click();
      await app(page).getByText(plain(question.options[0].explanation)).first().waitFor({state: 'attached'});
    }
    await app(page).getByText(new RegExp(`^Score: \\d/${quiz.deeper.length} · first try`)).waitFor({state: 'attached'});
    assert.equal(await app(page).getByText(/^Score: \d\/4/).count(), 0);
    await page.reload();
    await reaches(page, 'ready');
    await app(page).getByText(new RegExp(`^Score: \\d/${quiz.deeper.length} · first try`)).waitFor({state: 'attached'});
    assertClean(page);
  });

  for (const [name, viewport] of [['desktop', desktop], ['tablet', {width: 820, height: 1180}], ['phone', phone]]) {
    for (const theme of ['dark', 'light']) {
      it(`is shown on a ${name}, ${theme}`, async () => {
        const page = await site.page({path: lessonAt('#quiz'), viewport, theme});
        await answer(page, 0, wrong(0));
        for (let index = 0; index < 4; index += 1) await answer(page, index, right(index));
        const options = app(page).locator(`[data-id="lesson/quiz/${quiz.deeper[0].id}"]`).getByRole('radio');
        await options.first().click();
        for (const [part, id] of [['result', 'score'], ['completion', 'completion/facts'], ['deeper', 'deeper'],
          ['end', 'deeper/score']]) {
          await app(page).locator(`[data-id="lesson/quiz/${id}"]`).evaluate((element) => element.scrollIntoView({block: 'start'}));
          await rests(page);
          await picture(page, `quiz-${part}-${name}-${theme}`);
        }
        assertClean(page);
      });
    }
  }
});
