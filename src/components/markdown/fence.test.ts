import { expect, test } from 'vitest';
import { fence } from './fence.ts';

test('notes follow the code as a numbered list', () => {
  const notes = [
    { line: 1, text: 'One.' },
    { line: 2, text: 'Two.' },
  ];
  expect(fence({ code: 'a();\nb();', notes, language: 'typescript' })).toBe(
    '```typescript\na();\nb();\n```\n\n1. Line 1: One.\n2. Line 2: Two.',
  );
});

test('code that holds a fence gets a longer one', () => {
  expect(fence({ code: '```', notes: [], language: 'shellscript' })).toBe('````shellscript\n```\n````');
});
