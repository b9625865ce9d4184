import { expect, test } from 'vitest';
import { stytchB2b } from '../../../lib/guides/stytch-b2b/outline.ts';
import { appSoFar } from './app-so-far.ts';

const texts: Record<string, string> = {
  'q/send.ts': "import type { B2BClient } from 'stytch';",
  'q/app/ask.ts': "import { send } from '../send.ts';\nimport { page } from './page.ts';",
  'q/app/page.ts': '',
  'q/app/server.ts': '',
  'q/later.ts': '',
};
const shown = [
  { step: 'set-up', files: ['x/install.sh'], fullCode: [] },
  { step: 'ask-for-a-link', files: ['q/app/ask.ts'], fullCode: [] },
  { step: 'discover', files: ['q/later.ts'], fullCode: ['q/app/server.ts'] },
];
const read = (file: string) => texts[file] ?? '';

test('the app so far is what the steps up to this one show, with what it imports, and no shell lines', () => {
  expect(appSoFar(stytchB2b, 'ask-for-a-link', shown, read)).toEqual(['q/app/ask.ts', 'q/app/page.ts', 'q/send.ts']);
  expect(appSoFar(stytchB2b, 'set-up', shown, read)).toEqual([]);
});

test('where a step shows the full code, the app so far is all of it', () => {
  expect(appSoFar(stytchB2b, 'discover', shown, read)).toEqual(Object.keys(texts).sort());
});
