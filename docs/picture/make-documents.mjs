// Prints the sample candidate's documents to host/sample:
//   npm exec -- node docs/picture/make-documents.mjs <path of Chrome or Chromium>
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const browser = await chromium.launch({ executablePath: process.argv[2], chromiumSandbox: false });
try {
  const page = await browser.newPage();
  for (const name of ['resume', 'cover-letter']) {
    await page.goto(new URL(`${name}.html`, import.meta.url).href);
    const path = fileURLToPath(new URL(`../../host/sample/${name}.pdf`, import.meta.url));
    await page.pdf({ path, preferCSSPageSize: true, tagged: true });
  }
} finally {
  await browser.close();
}
