import type { ConnectedApp } from './app.ts';

/** Scopes that every project has (choice of words). */
const BUILT_IN: Record<string, string> = {
  openid: 'Know who you are.',
  profile: 'See your name.',
  email: 'See your email address.',
  phone: 'See your phone number.',
  offline_access: 'Keep access while you are away.',
  full_access: 'Act as you everywhere in this app.',
};

export interface ScopeResult {
  scope: string;
  description: string;
  is_grantable: boolean;
}

/** Says of each requested scope whether a member can grant it to an app. */
export const scopeResults = ({ data }: ConnectedApp, scopes: readonly string[]): ScopeResult[] =>
  scopes.map((scope) => ({
    scope,
    description: BUILT_IN[scope] ?? '',
    is_grantable: Object.hasOwn(BUILT_IN, scope) && (scope !== 'full_access' || data.full_access_allowed),
  }));
