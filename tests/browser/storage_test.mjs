// Whatever lies in the browser's storage, the page starts.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {app, assertClean, lessonAt, openSite, slug} from './site.mjs';

const progress = (lesson, settings = {}) => JSON.stringify({format: 1, lessons: {[slug]: lesson}, settings});
const deep = (open, inside, close) => `'${open}'.repeat(100_000) + '${inside}' + '${close}'.repeat(100_000)`;

// What is stored, as JavaScript: the large ones are made in the page.
const junk = {
  'nothing at all': `''`,
  'no JSON': `'\\u0000\\u0001 <html>'`,
  'another type': `'[1, "two", null]'`,
  'a number': `'1e999'`,
  'arrays 100,000 deep': deep('[', '', ']'),
  'objects 100,000 deep': deep('{"a":', '0', '}'),
  'lessons 100,000 deep': `'{"format":1,"lessons":' + ${deep('{"a":', '0', '}')} + '}'`,
  'arrays that never end': `'['.repeat(100_000)`,
  '5 MB of one letter': `'x'.repeat(5_000_000)`,
  '5 MB of one text': `JSON.stringify({format: 1, lessons: {['y'.repeat(2_000_000)]: 'z'.repeat(2_900_000)}})`,
  '5 MB of lessons': `JSON.stringify({format: 1, lessons: Object.fromEntries(Array.from({length: 100_000}, (_, i) => ['lesson-' + i, {score: 0, position: 'abc'}]))})`,
  'half a character': `'{"format":1,"lessons":{"\\ud800":{}}}'`,
  'half an escaped character': `'{"format":1,"settings":{"theme":"\\\\ud800"}}'`,
  'wrong types everywhere': JSON.stringify(progress({sections: {a: 1}, answers: [1, 2], position: 7, score: 'x'}, {theme: 1, text: []})),
  'numbers out of range': `'{"format":1,"lessons":{"${slug}":{"score":1e308,"answers":{"q":{"hash":"a","option":-99999999999999999999}}}},"settings":{"text":1e400}}'`,
  'a very long position': `JSON.stringify({format: 1, lessons: {'${slug}': {position: 'p'.repeat(1_000_000)}}})`,
};

describe('Junk in storage', () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  for (const [name, stored] of Object.entries(junk)) {
    it(`never breaks the start: ${name}`, async () => {
      const page = await site.page({path: lessonAt('#quiz'), before: (page) => page.addInitScript({
        content: `localStorage.setItem('loopstep.progress.v1', ${stored});`,
      })});
      await app(page).getByRole('radio').first().click();
      assert.match(await page.evaluate(() => localStorage.getItem('loopstep.progress.v1')), new RegExp(`"${slug}"`));
      assertClean(page);
    });
  }
});
