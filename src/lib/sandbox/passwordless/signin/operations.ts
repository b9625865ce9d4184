import { begin } from './begin.ts';
import { complete } from './complete.ts';
import { generateToken } from './generate-token.ts';
import { verify } from './verify.ts';

export const signin = [begin, complete, verify, generateToken];
