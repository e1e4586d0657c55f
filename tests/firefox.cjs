// A learner in Firefox, driven by WebDriver BiDi. A script says what is done in a sitting; it gets a JSON job on stdin and prints what it saw
// as JSON. What is right is decided in Python.
const puppeteer = require("puppeteer-core");

// `job` is what Python gave, with the `address` of the server; `own` are more beginnings of addresses that may be asked, and `harmless`
// says which errors of the page are nobody's fault.
exports.sit = (sitting, { own = () => [], harmless = () => false } = {}) => {
  const main = async (job) => {
    const browser = await puppeteer.launch({ browser: "firefox", executablePath: job.firefox, headless: true });
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(60_000);
      const saw = { errors: [], foreign: [] };
      const ours = [job.address, ...own(job), "data:", "blob:", "about:"];
      page.on("pageerror", ({ message }) => { if (!harmless(job, message)) saw.errors.push(`page error: ${message}`); });
      page.on("console", (message) => { if (message.type() === "error") saw.errors.push(`console: ${message.text()}`); });
      page.on("request", (request) => {
        if (!ours.some((start) => request.url().startsWith(start))) saw.foreign.push(request.url());
      });
      const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };
      await sitting({ job, page, saw, press });
      return saw;
    } finally {
      await browser.close();
    }
  };
  let given = "";
  process.stdin.on("data", (chunk) => { given += chunk; });
  process.stdin.on("end", () => main(JSON.parse(given)).then(
    (saw) => { console.log(JSON.stringify(saw)); },
    (error) => { console.error(error.stack); process.exitCode = 1; },
  ));
};
