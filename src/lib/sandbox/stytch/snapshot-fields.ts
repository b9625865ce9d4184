import { z } from 'zod';
import { isToken } from '../core/ids.ts';
import { externalIdShape } from './fields.ts';
import { isId, type IdKind } from './ids.ts';

/* Snapshot fields that several resources share. */

export const idOf = (kind: IdKind) =>
  z.string().refine((text) => isId(kind, text), `must be an id of the form ${kind}-test-…`);
export const externalId = z.string().regex(externalIdShape).nullable();
export const token = z.string().refine(isToken, 'must be a token of 44 characters');
