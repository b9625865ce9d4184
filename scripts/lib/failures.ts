import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './paths.mjs';

/** Enough to see what is wrong. The whole of it stands where the tool printed it. */
const LINES = 12;
/** So that many failures with one cause do not push the first ones out of sight. */
const MOST = 20;

/** The last of what a tool printed that makes no report: it ends with what it found. */
export const endOf = (output: string): string => inShort('', linesOf(output).slice(-LINES));

const linesOf = (text: string) => stripVTControlCharacters(text).split('\n').filter(Boolean);

/** @returns where and what, and below it what was said, shortened and without colours */
function inShort(where: string, said: string[]): string {
  const indented = linesOf(said.join('\n')).map((line) => `    ${line}`);
  return [where, ...indented.slice(0, LINES)].join('\n');
}

export interface VitestFailures {
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] | null }[];
  }[];
}

/** What failed, one entry a test, and one for a file that failed before its first test. */
export function failuresOfVitest({ testResults }: VitestFailures): string[] {
  return testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message = '', assertionResults }) => {
      const file = relative(root, name);
      const failed = assertionResults.filter(({ status }) => status === 'failed');
      if (failed.length === 0) return [inShort(file, [message])];
      return failed.map((one) => inShort(`${file} › ${one.fullName}`, one.failureMessages ?? []));
    });
}

interface Said {
  stack?: string;
  message?: string;
  value?: string;
}

interface PlaywrightSuite {
  title: string;
  suites?: PlaywrightSuite[];
  specs: { title: string; file: string; line: number; ok: boolean; tests: { results: { errors: Said[] }[] }[] }[];
}

export interface PlaywrightFailures {
  suites: PlaywrightSuite[];
  /** Of no test: a promise that failed between two of them, a server that did not start. */
  errors: Said[];
}

/** What failed, one entry a test, and one for each error that belongs to none. */
export function failuresOfPlaywright({ suites, errors }: PlaywrightFailures): string[] {
  const texts = (said: Said[]) => said.map(({ stack, message, value }) => stack ?? message ?? value ?? '');
  const ofSuite = ({ suites: inner = [], specs }: PlaywrightSuite): string[] => [
    ...specs
      .filter(({ ok }) => !ok)
      .map(({ file, line, title, tests }) => {
        const said = tests.flatMap(({ results }) => results.flatMap((result) => texts(result.errors)));
        return inShort(`${file}:${line} › ${title}`, said);
      }),
    ...inner.flatMap(ofSuite),
  ];
  return [...errors.map((error) => inShort('in no test', texts([error]))), ...suites.flatMap(ofSuite)];
}

/** What a run ends with before its closing line: whoever sees the end of it only learns what failed, and why. */
export function sumUp(failures: { part: string; said: string[] }[]): string {
  return failures
    .flatMap(({ part, said }) => {
      const more = said.length > MOST ? [`and ${said.length - MOST} more`] : [];
      return [...said.slice(0, MOST), ...more].map((one) => `✗ ${part}: ${one}`);
    })
    .join('\n');
}
