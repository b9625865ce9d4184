import { expect, test } from 'vitest';
import { findCalls } from './calls.ts';
import { openLines } from './open-lines.ts';
import { fileAround } from './region.ts';

const opened = (source: string, part?: string) => {
  const { code, focus } = fileAround(source, part, 'a.ts');
  const { from, to } = openLines(code, focus, findCalls(code, 'a.ts'));
  return code
    .split('\n')
    .slice(from - 1, to)
    .map((line) => line.trim());
};

const CALL = ['return await stytch.sessions.revoke({', 'session_token: token,', '});'];

test('a listing opens on the body of the function that makes the call', () => {
  const source = `import type { B2BClient } from 'stytch';

// #region call
/** Ends the session. */
export async function revoke(
  stytch: B2BClient,
  token: string,
) {
  // @note A note isn’t counted as a line.
  return await stytch.sessions.revoke({
    session_token: token,
  });
}
// #endregion call
`;
  expect(opened(source, 'call')).toEqual(CALL);
});

test('a long body opens without the lines before the call, and the call is whole', () => {
  const checks = Array.from({ length: 20 }, (_, at) => `  check(${at});`).join('\n');
  const lines = opened(`export function revoke() {\n${checks}\n\n  ${CALL.join('\n  ')}\n}`);
  expect(lines.slice(-3)).toEqual(CALL);
  expect(lines).toHaveLength(7);
});

test('a region without a call opens on its first line', () => {
  const source = `import { x } from './x.ts';\n\n// #region route\nexport const route = 1;\n// #endregion route\nconst y = 2;\n`;
  expect(opened(source, 'route')).toEqual(['export const route = 1;']);
});

test('Python ends a body by the end of the region', () => {
  const python = `def revoke(token):\n    return stytch.sessions.revoke(\n        session_token=token,\n    )\n`;
  expect(opened(python)).toEqual(['return stytch.sessions.revoke(', 'session_token=token,', ')']);
});

test('a call inside an if of Python opens with the condition', () => {
  const before = Array.from({ length: 9 }, (_, at) => `    check(${at})\n`).join('');
  const call = '        stytch.sessions.revoke(\n            session_token=token,\n        )\n';
  const python = `def revoke(token):\n${before}    if token:\n${call}    else:\n${call}`;
  expect(opened(python)[0]).toBe('if token:');
});

test('the region is found among notes, markers and blank lines', () => {
  const source = `\n// #region a\n// @note On a.\nconst a = 1;\n// #endregion a\n\n// #region b\nconst b = 2;\n// #endregion b\n`;
  expect(fileAround(source, 'b', 'a.ts')).toMatchObject({
    code: 'const a = 1;\n\nconst b = 2;',
    focus: { from: 3, to: 3 },
  });
});
