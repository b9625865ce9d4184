import type { Difference } from './differences/difference.ts';
import { BROWSER_DIFFERENCES } from './differences/browser.ts';
import { CLIENTS_DIFFERENCES } from './differences/clients.ts';
import { DISCOVERY_DIFFERENCES } from './differences/discovery.ts';
import { FEDERATION_DIFFERENCES } from './differences/federation.ts';
import { MEMBERS_DIFFERENCES } from './differences/members.ts';
import { MESSAGES_DIFFERENCES } from './differences/messages.ts';
import { ORGANIZATIONS_DIFFERENCES } from './differences/organizations.ts';
import { PASSWORDS_DIFFERENCES } from './differences/passwords.ts';
import { RBAC_DIFFERENCES } from './differences/rbac.ts';
import { REQUESTS_DIFFERENCES } from './differences/requests.ts';
import { SEARCHES_DIFFERENCES } from './differences/searches.ts';
import { SECOND_FACTORS_DIFFERENCES } from './differences/second-factors.ts';
import { SESSIONS_DIFFERENCES } from './differences/sessions.ts';

/** The list that `/sandbox/` shows. */
export const DIFFERENCES: readonly Difference[] = [
  ...REQUESTS_DIFFERENCES,
  ...MESSAGES_DIFFERENCES,
  ...BROWSER_DIFFERENCES,
  ...FEDERATION_DIFFERENCES,
  ...DISCOVERY_DIFFERENCES,
  ...ORGANIZATIONS_DIFFERENCES,
  ...MEMBERS_DIFFERENCES,
  ...RBAC_DIFFERENCES,
  ...SECOND_FACTORS_DIFFERENCES,
  ...PASSWORDS_DIFFERENCES,
  ...SESSIONS_DIFFERENCES,
  ...SEARCHES_DIFFERENCES,
  ...CLIENTS_DIFFERENCES,
];
