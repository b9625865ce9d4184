import type { Check, CredentialState } from '../../lib/bench/index.ts';
import { callLab } from '../bench/call-lab.ts';
import { tellOtherTabs } from '../bench/other-tabs.ts';

const path = 'connection';
const post = <T>(what: string, body: object) => callLab<T>('POST', `${path}/${what}`, body);
const tellAnswers = () => tellOtherTabs('answers');

export const fetchCredentials = () => callLab<{ guides: CredentialState[] }>('GET', path).then(({ guides }) => guides);
export const check = (guide: string) => post<{ checks: Check[] }>('check', { guide }).then(({ checks }) => checks);
export const choose = (guide: string, mode: 'sandbox' | 'host', code = '') =>
  post<object>('choose', { guide, mode, code }).then(tellAnswers);
export const keep = (guide: string, id: string, secret: string) =>
  post<object>('keep', { guide, id, secret }).then(tellAnswers);
