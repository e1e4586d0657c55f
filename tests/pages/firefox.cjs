// A learner on a page of the site in Firefox.
const { sit } = require("../firefox.cjs");

sit(async ({ job, page, saw, press }) => {
  // The first widget of a kind, in view and alive.
  const alive = async (kind) => {
    const id = await page.evaluate((wanted) => {
      const { widgets } = JSON.parse(document.getElementById("course-page").textContent);
      const found = widgets.find((one) => one.class === wanted).id;
      document.querySelector(`[data-widget=${found}]`).scrollIntoView({ block: "center" });
      return found;
    }, kind);
    return page.waitForSelector(`[data-widget=${id}][data-alive]`);
  };
  const textOf = (node) => node.evaluate((one) => one.innerText);
  const until = async (look, good) => {
    for (let tries = 0; tries < 1800; tries++) {
      const text = await look();
      if (good(text)) return text;
      await new Promise((soon) => setTimeout(soon, 100));
    }
    return look();
  };

  await page.goto(`${job.address}/${job.page}`);
  const quiz = await alive("Quiz");
  await (await quiz.waitForSelector("input[type=radio]")).focus();
  await press(" ", "ArrowDown");
  await (await quiz.waitForSelector(".gkm-primary")).press("Enter");
  await quiz.waitForSelector(".gkm-explanation");

  const cards = await alive("Cards");
  await (await cards.waitForSelector(".gkm-primary")).focus();
  await press("Enter");
  await cards.waitForSelector(".gkm-rates");
  await press("3");
  saw.card = await until(() => textOf(cards), (text) => text.includes("Stored"));

  // Where it waits, an exercise is a plain text area; its editor comes with the focus.
  const write = async (source) => {
    await page.waitForSelector(`#${job.exercise} .cm-content`);
    await page.focus(`#${job.exercise} .cm-content`);
    await page.keyboard.down("Control");
    await press("a");
    await page.keyboard.up("Control");
    await press("Delete");
    await page.evaluate((text) => document.execCommand("insertText", false, text), source);
    await page.keyboard.down("Control");
    await press("Enter");
    await page.keyboard.up("Control");
  };
  await page.evaluate((id) => document.getElementById(id).scrollIntoView({ block: "center" }), job.exercise);
  await (await page.waitForSelector(`#${job.exercise} textarea`)).focus();
  for (const [name, source] of Object.entries(job.answers)) {
    await write(source);
    const verdict = () => page.evaluate((id) => document.querySelector(`#${id} .gkm-verdict`)?.innerText ?? "", job.exercise);
    saw[name] = await until(verdict, (text) => text.includes(job.signs[name]));
  }

  await page.reload();
  saw.again = await until(() => page.$eval(".progress", (node) => node.innerText), (text) => text.includes("question answered"));
});
