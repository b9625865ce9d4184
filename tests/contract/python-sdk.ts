import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Exchange } from '../../src/lib/wire/exchange.ts';
import { hasModules, PYTHON, PYTHONPATH } from './flask.ts';

/** Whether Python has the official SDK. The stand-in has no such module. */
export const hasPythonSdk = hasModules('requests', 'stytch.version');

/**
 * Runs a program of `tests/contract/python` to its end.
 * @returns everything it has written
 */
export function runPython(program: string, { env = {}, input = '' }: { env?: Record<string, string>; input?: string }) {
  const ended = spawnSync(PYTHON, [join(import.meta.dirname, 'python', program)], {
    env: { PATH: process.env.PATH, PYTHONPATH, PYTHONDONTWRITEBYTECODE: '1', ...env },
    encoding: 'utf8',
    input,
  });
  return { stdout: ended.stdout, stderr: ended.stderr };
}

/**
 * Reads what was answered with the models of the Python SDK, which refuse a response that lacks a required field.
 * @param operations the operations that the SDK has
 * @returns what can't be read; nothing without the SDK
 */
export function unreadInPython(calls: Exchange[], operations: readonly { name: string }[]): string {
  if (!hasPythonSdk) return '';
  const names = new Set(operations.map(({ name }) => name));
  const answered = calls.flatMap(({ operation, response }) =>
    operation && names.has(operation) && response?.status === 200 ? [{ operation, body: response.body }] : [],
  );
  const { stdout, stderr } = runPython('read_responses.py', { input: JSON.stringify(answered) });
  return stdout + stderr;
}
