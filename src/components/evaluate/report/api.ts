import type { ReportEntry } from '../../../lib/bench/index.ts';
import type { Estimates } from '../scope/estimates.ts';

const PATH = '/api/lab/report';

async function call<T>(method: string, body?: unknown): Promise<T> {
  const init = {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
  const response = await fetch(PATH, init).catch(() => {
    throw new Error('This site did not answer. Is it still running? Nothing you did is lost; try again.');
  });
  const value = (await response.json().catch(() => ({}))) as T & { error?: string };
  if (!response.ok) throw new Error(value.error ?? `This site answered ${response.status}. Try again.`);
  return value;
}

export const fetchReports = () => call<{ reports: ReportEntry[] }>('GET').then(({ reports }) => reports);
export const makeReport = (guide: string, names: boolean, typed: Estimates | null) =>
  call<ReportEntry>('POST', { guide, names, typed });
export const withdrawReport = (id: string) => call<object>('DELETE', { id });
