// A learner in JupyterLab in Firefox.
const { sit } = require("../firefox.cjs");

// JupyterLab's own fonts, which Firefox drops when it is busy: as in conftest.py, what the server itself has is JupyterLab's.
const harmless = ({ address }, text) => text.startsWith("downloadable font:") && text.includes(`source: ${address}/static/`);
const own = ({ address }) => [address.replace("http", "ws")];

sit(async ({ job, page, saw, press }) => {
  // JupyterLab, as in conftest.py
  const idle = () => page.waitForFunction(() => {
    const panel = window.jupyterapp?.shell.currentWidget;
    const waits = panel?.content?.widgets.some((cell) => cell.promptNode?.textContent?.includes("*"));
    return panel?.sessionContext?.isReady && !waits && panel.sessionContext.session?.kernel?.status === "idle";
  }, { timeout: 120_000 });
  const run = async (label) => {
    await page.evaluate((id) => {
      const notebook = jupyterapp.shell.currentWidget.content;
      notebook.activeCellIndex = notebook.widgets.findIndex((cell) => cell.model.id === id);
      jupyterapp.commands.execute("notebook:run-cell");
    }, `${job.slug}-${label}`);
    await new Promise((soon) => setTimeout(soon, 100));
    await idle();
  };
  const write = (label, text) => page.evaluate((id, source) => {
    jupyterapp.shell.currentWidget.content.widgets.find((cell) => cell.model.id === id).model.sharedModel.setSource(source);
  }, `${job.slug}-${label}`, text);
  // The output of a cell, in view; then something in it, by CSS.
  const cell = async (label) => {
    const found = await page.evaluateHandle((id) => {
      const one = jupyterapp.shell.currentWidget.content.widgets.find((each) => each.model.id === id);
      one.node.scrollIntoView({ block: "start" });
      return one.node;
    }, `${job.slug}-${label}`);
    return found.asElement();
  };
  const within = async (label, selector) => (await cell(label)).waitForSelector(selector);
  const textOf = async (label) => (await cell(label)).evaluate((node) => node.innerText);
  const cells = () => page.evaluate(() => {
    const { widgets, activeCellIndex } = jupyterapp.shell.currentWidget.content;
    return { count: widgets.length, active: activeCellIndex };
  });

  await page.goto(`${job.address}/lab/tree/${job.name}.ipynb?token=${job.token}`);
  await page.waitForFunction(() => Boolean(window.jupyterapp));
  await page.evaluate(() => jupyterapp.restored.then(() => true));
  await idle();

  await run("open");
  await run("gate-desk");
  const slider = await within("gate-desk", `input[aria-label="forget gate: bias"]`);
  const value = () => slider.evaluate((node) => Number(node.value));
  await slider.focus();
  saw.before = { ...(await cells()), value: await value() };
  await press("ArrowRight", "ArrowRight", "ArrowUp", "b");
  saw.after = { ...(await cells()), value: await value() };
  const part = await within("gate-desk", "[data-part=tanh]");
  await part.evaluate((node) => node.focus());  // puppeteer refuses to focus what is not HTML
  await press("Enter");
  saw.equation = await (await within("gate-desk", ".gkm-equation strong")).evaluate((node) => node.textContent);

  await run("quiz-gates-run");
  await (await within("quiz-gates-run", "input[type=radio]")).focus();
  await press(" ", "ArrowDown");
  saw.radios = await (await cell("quiz-gates-run")).$$eval("input[type=radio]", (all) => all.map((each) => each.checked));
  await (await within("quiz-gates-run", ".gkm-primary")).press("Enter");
  await within("quiz-gates-run", ".gkm-explanation");

  await run("cards-gates-run");
  await (await within("cards-gates-run", ".gkm-primary")).focus();
  await press("Enter");
  await within("cards-gates-run", ".gkm-rates");
  await press("3");
  await within("cards-gates-run", ".gkm-primary");
  await idle();

  for (const [name, source] of Object.entries(job.answers)) {
    await write(job.exercise, source);
    await run(job.exercise);
    await run(`${job.exercise}-check`);
    // The kernel may say that it is idle before what it sent is drawn.
    for (let tries = 0; tries < 300 && (!saw[name] || (name !== "wrong" && saw[name] === saw.wrong)); tries++) {
      saw[name] = (await textOf(`${job.exercise}-check`)).trim();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    if (name !== "wrong") continue;
    const fold = await within(`${job.exercise}-check`, "figure summary");  // the verdict is plain HTML, no widget
    await fold.focus();
    saw.beforeFold = await cells();
    await press("b", "ArrowDown", "Enter");
    saw.afterFold = await cells();
    saw.unfolded = await fold.evaluate((node) => node.parentNode.open);
  }

  // Typed, never saved: the button saves it first, so that it travels.
  await write(job.exercise, `${job.answers.right}\n# typed just now, in Firefox`);
  await run("hand-in-run");
  await (await within("hand-in-run", ".gkm-main")).press("Enter");
  saw.handedIn = await (await within("hand-in-run", ".gkm-handed li")).evaluate((node) => node.textContent);
  if (job.picture) await page.screenshot({ path: job.picture });

  // The clip comes from the kernel and is decoded. Whether it is heard is up to the machine.
  await run("dialogue");
  const play = await within("dialogue", ".gkm-listen");
  await play.press("Enter");
  saw.sound = await (await page.waitForFunction(() => {
    const player = document.querySelector(".gkm-dialogue:not(.gkm-narration)");
    const note = player.querySelector(".gkm-voice-note").textContent, time = player.querySelector('input[aria-label="Time"]').value;
    return note || Number(time) >= 2 ? { note, seconds: Number(time) } : null;
  })).jsonValue();
  await play.press("Enter");
  await page.evaluate(() => jupyterapp.commands.execute("docmanager:save"));
}, { own, harmless });
