import { type B2BClient, StytchError } from 'stytch';
import { addMember } from '../../../../quickstart/stytch/add-member.ts';
import { createOrganization } from '../../../../quickstart/stytch/create-organization.ts';
import type { ActionRun } from '../action-context.ts';

/** Creates the organization and its first member. A second run uses what the first one created. */
export const setUp: ActionRun = async ({ stytch, connection, facts, note, ownsShared }, input) => {
  const { name = '', slug = '', email = '' } = input;
  // In the sandbox every organization is the reader's own, also one that their own program created or that a run which
  // broke off left behind. On a shared project, they own what it has of theirs, also after starting over.
  const isOwn = connection.mode === 'sandbox' || facts.organization?.slug === slug || (await ownsShared(slug));
  const { organization, isNew } = await createOrFind(stytch, name, slug, isOwn).catch((error: unknown) => {
    if (connection.mode !== 'reader' || !isSlugTaken(error)) throw error;
    // Their organization, but perhaps with real data: the form below offers to go on with it.
    note({ taken_slug: slug });
    throw new TakenInOwnProject(error);
  });
  const { organization_id, organization_name } = organization;
  note({ organization: { organization_id, name: organization_name, slug: organization.organization_slug } });
  const added = await addOrFind(stytch, organization_id, email);
  return {
    sentence: isNew
      ? `${organization_name} was created, and ${email} is its first member.`
      : `${email} is ${added ? 'now' : 'already'} a member of ${organization_name}, which you created before.`,
    detail: `${isNew ? '' : 'That’s why Stytch refused to create it again. '}When this user logs in, Stytch will find the organization.`,
  };
};

/**
 * Creates the organization, or finds the reader's own.
 * @param own whether an organization with this slug may be the reader's own from an earlier run
 */
async function createOrFind(stytch: B2BClient, name: string, slug: string, own: boolean) {
  try {
    return { ...(await createOrganization(stytch, name, slug)), isNew: true };
  } catch (error) {
    if (!own || !isSlugTaken(error)) throw error;
    return { ...(await stytch.organizations.get({ organization_id: slug })), isNew: false };
  }
}

/** Adds the first member. @returns false if the address was a member already */
async function addOrFind(stytch: B2BClient, organizationId: string, email: string): Promise<boolean> {
  try {
    await addMember(stytch, organizationId, email);
    return true;
  } catch (error) {
    if (!isOfType(error, 'duplicate_member_email')) throw error;
    return false;
  }
}

const isOfType = (error: unknown, type: string): error is StytchError =>
  error instanceof StytchError && error.error_type === type;

const isSlugTaken = (error: unknown): error is StytchError => isOfType(error, 'organization_slug_already_used');

/** Stytch refused a slug because an organization in the reader's own test project has it. */
export class TakenInOwnProject extends Error {
  readonly refused: StytchError;
  constructor(refused: StytchError) {
    super(refused.message);
    this.refused = refused;
  }
}

/** Uses an existing organization of the reader's own project. The SDK accepts a slug as the id. */
export const useExisting: ActionRun = async ({ stytch, note }, { organization: idOrSlug = '' }) => {
  const { organization } = await stytch.organizations.get({ organization_id: idOrSlug });
  const { organization_id, organization_name: name, organization_slug: slug } = organization;
  note({ organization: { organization_id, name, slug } });
  return {
    sentence: `You’re using ${name}.`,
    detail: 'When one of its members logs in, Stytch will find it.',
  };
};
