// What the tests in the platform share: its server, Chromium, and learners who open the lesson and leave it.
//
//     const visits = await openVisits();
//     const visit = await visits.open({ standard: "scorm12" });
//     await visit.answer("What comes after one?", "Two");
//     await visit.leave();
import { openBrowser, patience, watch } from "../browser/site.mjs";
import { serve } from "./server.mjs";

const PLATFORM = "/tests/lms/platform/";

export async function openVisits() {
  const server = await serve();
  const browser = await openBrowser();
  return {
    url: server.url,
    lrs: server.lrs,

    // A browser of its own, in which the learner can come back.
    async learner() {
      const context = await browser.newContext({ reducedMotion: "reduce" });
      context.setDefaultTimeout(patience);
      // Before any listener of the page: see crash().
      await context.addInitScript(() => addEventListener("pagehide", (event) => {
        if (window.crashes) event.stopImmediatePropagation();
      }));
      return {
        open: (choices) => open(context, server.url, choices),
        page: (address) => openPage(context, address),
        // Reads the platform's page when no lesson is open.
        stored: (standard, learner = "ada") => read(context, server.url, `platform ${standard} ${learner}`),
      };
    },

    async close() {
      await browser.close();
      await server.close();
    },
  };
}

// A page, and the addresses of everything that it has asked for.
async function openPage(context, address) {
  const page = await context.newPage();
  watch(page);
  const requested = [];
  page.on("request", (request) => requested.push(request.url()));
  await page.goto(address);
  return { page, requested };
}

async function read(context, url, key) {
  const page = await context.newPage();
  await page.goto(url + PLATFORM);
  const text = await page.evaluate((name) => localStorage.getItem(name), key);
  await page.close();
  return JSON.parse(text);
}

// A lesson that is open.
export class Visit {
  constructor(page, tab, frame) {
    this.page = page;    // the platform's
    this.tab = tab;      // that of the lesson, which may be the same
    this.frame = frame;  // the lesson's
  }

  async answer(prompt, option) {
    await this.frame.locator("fieldset", { hasText: prompt }).getByLabel(option, { exact: true }).click();
  }

  async read(title) {
    await this.frame.getByLabel(title, { exact: true }).click();
  }

  // Waits until the page says so: "Saved.", or why not.
  async says(text) {
    await this.frame.locator("#saved", { hasText: text }).waitFor();
  }

  lost() {
    return this.frame.locator("#lost").textContent();
  }

  // The options that are chosen, in the order of the questions.
  async chosen() {
    return this.frame.evaluate(() => [...document.querySelectorAll("fieldset")].map((group) =>
      [...group.querySelectorAll("label")].find((label) => label.firstChild.checked)?.textContent.trim() ?? null));
  }

  async sections() {
    return this.frame.evaluate(() => document.querySelectorAll("input[type=checkbox]:checked").length);
  }

  faults(faults) {
    return this.page.evaluate((given) => { window.platform.faults = given; }, faults);
  }

  // What the platform has recorded.
  record() {
    return this.page.evaluate(() => {
      const { calls, violations, stored, values } = window.platform;
      return { calls, violations, stored, values, interactions: window.platform.interactions() };
    });
  }

  // Closes the tab as people do: the page is told.
  async leave() {
    const closed = this.tab.waitForEvent("close");
    await this.tab.close({ runBeforeUnload: true });
    await closed;
  }

  // Ends the page without telling it.
  async crash() {
    await this.frame.evaluate(() => { window.crashes = true; });
    await this.leave();
  }
}

async function open(context, url, choices) {
  const page = await context.newPage();
  watch(page);
  await page.goto(`${url}${PLATFORM}?${new URLSearchParams(choices)}`);
  let tab = page;
  let frame;
  if (choices.where === "window") {
    [tab] = await Promise.all([context.waitForEvent("page"), page.click("#open")]);
    watch(tab);
    frame = tab.mainFrame();
  } else {
    frame = await (await page.waitForSelector("iframe")).contentFrame();
  }
  await frame.waitForSelector("html[data-state=ready]");
  return new Visit(page, tab, frame);
}
