import { hash } from '../core/ids.ts';
import { type Person, subjectOf } from './people.ts';

/** Consumer addresses at Google, which have no `hd` claim. */
const GOOGLE_CONSUMERS = /@(?:gmail|googlemail)\.com$/i;

/**
 * Returns the claims about a person, as ID token and userinfo contain them.
 * @param client the client; Google's own claims are only for `google`
 */
export function claimsOf(projectId: string, person: Person, client: string): Record<string, unknown> {
  const [given_name = '', ...rest] = person.name.split(' ');
  const domain = person.email.slice(person.email.lastIndexOf('@') + 1).toLowerCase();
  const tenants =
    client === 'slack' || client === 'hubspot' || client === 'github' ? person.tenants[client] : undefined;
  return {
    ...person.claims,
    sub: subjectOf(projectId, person),
    email: person.email,
    email_verified: person.email_verified,
    name: person.name,
    given_name,
    family_name: rest.join(' '),
    locale: 'en',
    ...(person.groups.length > 0 && { groups: person.groups }),
    // The Workspace domain; consumers at Google have none.
    ...(client === 'google' && !GOOGLE_CONSUMERS.test(person.email) && { hd: domain }),
    ...(client === 'microsoft' && { tid: hash(domain).slice(0, 36) }),
    ...(tenants && { tenants }),
  };
}
