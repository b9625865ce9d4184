import { permissionCheck } from '../rbac/authorize.ts';
import type { ProjectPolicy } from '../rbac/project-policy.ts';
import type { MemberRow, OrganizationRow } from '../rows.ts';
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

interface ScopeResult {
  scope: string;
  description: string;
  is_grantable: boolean;
}

interface Asked {
  policy: ProjectPolicy;
  app: ConnectedApp;
  member: MemberRow;
  organization: OrganizationRow;
}

/** Says of each requested scope whether a member can grant it to an app. */
export function scopeResults(asked: Asked, scopes: readonly string[]): ScopeResult[] {
  const may = permissionCheck(asked.policy, asked.member, asked.organization);
  // A member can only grant what they may do themselves (official description of `is_grantable`).
  const mayAll = ({ permissions }: ProjectPolicy['scopes'][number]) =>
    permissions.every(({ resource_id, actions }) => actions.every((action) => may(resource_id, action)));
  const resultOf = (scope: string): ScopeResult => {
    if (Object.hasOwn(BUILT_IN, scope)) {
      const is_grantable = scope !== 'full_access' || asked.app.data.full_access_allowed;
      return { scope, description: BUILT_IN[scope] ?? '', is_grantable };
    }
    const policyScope = asked.policy.scopes.find((one) => one.scope === scope);
    return {
      scope,
      description: policyScope?.description ?? '',
      is_grantable: policyScope !== undefined && mayAll(policyScope),
    };
  };
  // A scope may be named many times.
  const results = new Map([...new Set(scopes)].map((scope) => [scope, resultOf(scope)]));
  return scopes.flatMap((scope) => results.get(scope) ?? []);
}
