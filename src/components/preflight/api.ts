import { get, post, press } from '../bench/client.ts';

/** For each guide, which credentials answer. Creates no reader. */
export const fetchCredentials = () => get('connection');

export const check = (guide: string) => post('connection/check', { guide });

/**
 * Switches to the sandbox or the host's project.
 * @param shown the step whose bench asks: the response carries what it shows then
 */
export const choose = (guide: string, mode: 'sandbox' | 'host', code = '', shown?: string) =>
  press('connection/choose', { guide, mode, code, shown }, 'answers');

export const keep = (guide: string, typed: { id: string; secret: string; publicToken: string }) =>
  press('connection/keep', { guide, ...typed }, 'answers');
