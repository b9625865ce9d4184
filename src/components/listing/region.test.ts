import { expect, test } from 'vitest';
import { asPlainFile, region } from './region.ts';

const source = `import { a } from 'a';

// #region call
  // @note Speaks of the next line.
  const x = a(1);
  return x; // @note Speaks of this line.
// #endregion call
`;

test('a region is shown without its markers, notes and indentation', () => {
  expect(region(source, 'call', 'x.ts')).toEqual({
    code: 'const x = a(1);\nreturn x;',
    notes: [
      { line: 1, text: 'Speaks of the next line.' },
      { line: 2, text: 'Speaks of this line.' },
    ],
  });
});

test('without a name the whole file is shown', () => {
  expect(region(source, undefined, 'x.ts').code.split('\n')).toEqual([
    "import { a } from 'a';",
    '',
    '  const x = a(1);',
    '  return x;',
  ]);
});

test('Python and shell comments work too', () => {
  expect(region('# #region a\nx = 1  # @note One.\n# #endregion a', 'a', 'x.py')).toEqual({
    code: 'x = 1',
    notes: [{ line: 1, text: 'One.' }],
  });
});

test('a region that does not exist stops the build and names those that do', () => {
  expect(() => region(source, 'cal', 'x.ts')).toThrow('x.ts has no region "cal". Regions there: call.');
});

test('a region that exists twice stops the build', () => {
  expect(() => region(source + source, 'call', 'x.ts')).toThrow('twice');
});

test('a note with no line after it stops the build', () => {
  expect(() => region('a();\n// @note Lost.', undefined, 'x.ts')).toThrow('Lost.');
});

test('a downloaded file has no markers, and its notes as comments', () => {
  expect(asPlainFile('# #region a\nx = 1  # @note One.\n# @note Two.\ny = 2\n# #endregion a\n')).toBe(
    'x = 1  # One.\n# Two.\ny = 2\n',
  );
});
