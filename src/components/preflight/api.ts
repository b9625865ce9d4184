import type { Check, DeskState } from '../../lib/lab/index.ts';

/** What the site said no to, with the field it is about. */
export class Refusal extends Error {
  readonly field: string | undefined;
  constructor(sentence: string, field?: string) {
    super(sentence);
    this.field = field;
  }
}

async function call<T>(path: string, body?: object): Promise<T> {
  const init = body && {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
  const response = await fetch(`/api/lab/connection${path}`, init).catch(() => {
    throw new Refusal('This site did not answer. Is it still running? Nothing is lost; try again.');
  });
  const value = (await response.json().catch(() => ({}))) as T & { error?: string; field?: string };
  if (!response.ok) throw new Refusal(value.error ?? `This site answered ${response.status}. Try again.`, value.field);
  return value;
}

export const fetchDesks = () => call<{ guides: DeskState[] }>('').then(({ guides }) => guides);
export const check = (guide: string) => call<{ checks: Check[] }>('/check', { guide }).then(({ checks }) => checks);
export const choose = (guide: string, mode: 'sandbox' | 'host', code = '') =>
  call<object>('/choose', { guide, mode, code });
export const keep = (guide: string, id: string, secret: string) => call<object>('/keep', { guide, id, secret });
