import { z } from 'zod';
import type { Executor } from '../../../store/database.ts';
import { checkAddress } from '../members/addresses.ts';
import { chooseSlug, defaultName, retryOnTakenSlug } from '../organizations/default-names.ts';
import { fail } from '../errors.ts';
import { discover } from './discover.ts';
import { memberFor } from './join.ts';
import { portableFactors, provenMailbox, verifiesEmail } from '../login/factors.ts';
import { intermediateSessionToken, login, maybe, organizationId, sessionToken } from '../fields.ts';
import { findIntermediateSession, lockIntermediateSession } from '../login/intermediate-sessions.ts';
import { admit, loginAnswer, logIn } from '../login/login.ts';
import { operation, type Call } from '../operation.ts';
import { externalIdField, optionalNameField, settingsFields, slugField } from '../organizations/fields.ts';
import { newSettings } from '../organizations/settings.ts';
import { findSession } from '../sessions/store.ts';
import { onlyOne } from '../sessions/bearer.ts';
import { findMember, findOrganization } from '../store.ts';
import { insertMember } from '../members/insert.ts';
import { insertOrganization } from '../organizations/insert.ts';

const exchange = operation(
  'discovery.intermediate_sessions.exchange',
  'POST',
  '/v1/b2b/discovery/intermediate_sessions/exchange',
  z.object({ intermediate_session_token: intermediateSessionToken, organization_id: organizationId, ...login }),
  async (call, input) => {
    const person = await findIntermediateSession(call, input.intermediate_session_token);
    const organization = await findOrganization(call, input.organization_id);
    const member = await memberFor(call, organization, person);
    return logIn(call, {
      organization,
      member,
      factors: person.factors,
      fields: input,
      proof: person.proof,
      intermediate_session_token: person.token,
    });
  },
);

const {
  claimed_email_domains: _,
  sso_default_connection_id: __,
  sso_jit_provisioning_allowed_connections: ___,
  ...settings
} = settingsFields;
// Unlike other logins, this one has no `locale` in the official description.
const { locale: ____, ...loginFields } = login;

const create = operation(
  'discovery.organizations.create',
  'POST',
  '/v1/b2b/discovery/organizations/create',
  z.object({
    intermediate_session_token: intermediateSessionToken,
    ...loginFields,
    organization_name: optionalNameField,
    organization_slug: slugField,
    organization_external_id: externalIdField,
    ...settings,
  }),
  async (call, input) => {
    const person = await findIntermediateSession(call, input.intermediate_session_token);
    await checkAddress(call, undefined, person.email_address);
    // The slug is derived from the address even if a name is given (description of `organization_slug`).
    const byAddress = defaultName(person.email_address);
    const verified = verifiesEmail(person.factors, person.proof);
    // One transaction: a second call with the same token must not leave an organization behind.
    const make = async (db: Executor) => {
      await lockIntermediateSession({ ...call, db }, person.token);
      const organization = await insertOrganization(db, call.project.id, call.now, {
        name: input.organization_name ?? byAddress,
        slug: await chooseSlug({ ...call, db }, input.organization_slug, byAddress),
        external_id: input.organization_external_id ?? null,
        settings: newSettings(input),
      });
      const member = await insertMember(db, call.project.id, call.now, {
        organization_id: organization.id,
        email_address: person.email_address,
        email_id: person.email_id,
        email_verified: Number(verified),
        status: verified ? 'active' : 'pending',
        // The creator becomes the organization's admin (docs/stytch.md, "Discovery magic links").
        profile: { roles: ['stytch_admin'] },
      });
      return admit(
        { ...call, db },
        {
          organization,
          member,
          factors: person.factors,
          proof: person.proof,
          fields: input,
          intermediate_session_token: person.token,
        },
      );
    };
    const admitted = await retryOnTakenSlug(input.organization_slug, () => call.db.transaction().execute(make));
    return loginAnswer(call, admitted);
  },
);

const list = operation(
  'discovery.organizations.list',
  'POST',
  '/v1/b2b/discovery/organizations',
  z.object({
    intermediate_session_token: maybe(intermediateSessionToken),
    session_token: maybe(sessionToken),
    session_jwt: maybe(z.string('unable_to_parse_session_jwt')),
  }),
  async (call, input) => {
    onlyOne(
      input,
      ['intermediate_session_token', 'session_token', 'session_jwt'],
      'no_session_arguments',
      'too_many_session_arguments',
    );
    const token = input.intermediate_session_token;
    const person = token === undefined ? await personOf(call, input) : await findIntermediateSession(call, token);
    return {
      email_address: person.email_address,
      discovered_organizations: await discover(call, person, token !== undefined),
      // Only flows that began at one organization have a hint (docs/stytch.md, "Discovery magic links").
      organization_id_hint: null,
    };
  },
);

async function personOf(call: Call, bearer: { session_token?: string | undefined; session_jwt?: string | undefined }) {
  const session = await findSession(call, bearer);
  const member = await findMember(call, session.organization_id, session.member_id);
  const mailbox = provenMailbox(member, session.factors) ?? fail('insufficient_factors');
  return { ...mailbox, factors: portableFactors(session.factors, member) };
}

export const discovery = [exchange, create, list];
