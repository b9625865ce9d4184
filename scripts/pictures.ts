/**
 * `npm run pictures` draws the pictures that other programs show for the site, in `public/`: for a shared link and for
 * a phone's home screen. They are committed; draw them again when the design changes.
 */
import { readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findChromium } from './lib/chromium.mjs';
import { inRoot } from './lib/paths.mjs';

const tokens = readFileSync(inRoot('src', 'styles', 'tokens.css'), 'utf8');
const page = (name: string) => readFileSync(inRoot('scripts', 'pictures', `${name}.html`), 'utf8');

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
for (const { name, width, height } of [
  { name: 'social', width: 1200, height: 630 },
  { name: 'apple-touch-icon', width: 180, height: 180 },
]) {
  const tab = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' });
  await tab.setContent(page(name));
  await tab.addStyleTag({ content: tokens });
  await tab.screenshot({ path: inRoot('public', `${name}.png`) });
}
await browser.close();
