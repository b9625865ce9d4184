import { del, get, post } from '../../bench/client.ts';
import type { Estimates } from '../scope/estimates.ts';

/** The reader's own reports, newest first. */
export const fetchReports = () => get('report');

/** @param typed the days and decisions from the scope sheet; null leaves them out */
export const makeReport = (guide: string, names: boolean, typed: Estimates | null) =>
  post('report', { guide, names, typed });

export const withdrawReport = (id: string) => del('report', { id });
