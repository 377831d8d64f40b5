// A page in Chromium: node file.js nabla.html chromium [the native program].
"use strict";
const { chromium } = require("playwright-core");

const [, , page, executablePath, native] = process.argv;
const failures = [];

exports.native = native;
exports.check = (holds, what) => { if (!holds) failures.push(what); };
/// Opens the page, runs the test with it, and ends the program; nothing may be fetched, and no error logged.
exports.test = async (run, options = {}) => {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const tab = await browser.newPage(options);
  tab.on("console", (message) => { if (message.type() === "error") failures.push(`console: ${message.text()}`); });
  tab.on("pageerror", (error) => failures.push(`error: ${error.message}`));
  tab.on("request", (request) => { if (!/^(file|data|blob):/.test(request.url())) failures.push(`fetched ${request.url()}`); });
  try {
    await tab.goto(`file://${page}`);
    await tab.waitForSelector("body[data-ready]", { state: "attached" });
    await run(tab);
  } catch (error) {
    failures.push(error.message);
  }
  await browser.close();
  for (const failure of failures) console.log(`FAILED: ${failure}`);
  process.exit(failures.length > 0 ? 1 : 0);
};
