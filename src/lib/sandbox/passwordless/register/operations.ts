import { begin } from './begin.ts';
import { complete } from './complete.ts';
import { token } from './token.ts';

export const register = [token, begin, complete];
