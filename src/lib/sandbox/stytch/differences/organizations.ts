import { unconfirmed, type Difference } from './difference.ts';

/** Differences of organizations. */
export const ORGANIZATIONS_DIFFERENCES: readonly Difference[] = [
  unconfirmed(
    'connections',
    'IDs of connected apps in an organization’s settings are stored without validation.',
    'No source says whether Stytch checks them.',
  ),
  unconfirmed(
    'default-names',
    'An organization created through discovery without a name or slug gets the whole email domain as its name or slug, or the part before the @ for common email providers. If a slug is taken, six digits are added.',
    'The rule is documented, but not the exact result.',
  ),
  unconfirmed(
    'derived-slug',
    'organizations.create without a slug derives it from the name.',
    'The text calls the slug required, the schema calls it optional.',
  ),
  unconfirmed(
    'slug-case',
    'Slugs are stored as written and are case-sensitive: Acme and acme are different slugs.',
    'It’s known that their case is kept, but not how they’re compared.',
  ),
  unconfirmed(
    'restricted-domains',
    'RESTRICTED email settings with an empty list of domains return invalid_restricted_email_setting. RESTRICTED settings for SSO connections and OAuth tenants work with an empty list. Turning off every way to join, OAuth tenants included, returns invalid_organization_auth_factor_setting.',
    'It’s documented that the first and the last return an error, but not its type, nor whether OAuth tenants count.',
  ),
  unconfirmed(
    'passed-settings',
    'An organization created with any auth setting doesn’t allow email invites unless email_invites says so. An empty list or a default value counts as passed, null doesn’t. In Go, SDKs leave empty lists out.',
    'Stytch documents that any setting that’s passed changes the default, but not whether an empty list is one.',
  ),
  unconfirmed(
    'common-domains',
    'The email providers named in Stytch’s docs count as common with every top-level domain: gmail.com, yahoo.co.uk.',
    'The docs name them without a top-level domain.',
  ),
  unconfirmed(
    'claimed-domains',
    'Only organizations that claimed a domain can use it, for joining, adding and inviting members, and creating organizations.',
    'Only the error is known.',
  ),
  unconfirmed(
    'metadata',
    'Metadata with more than 20 keys or 4096 bytes after a merge returns 400 metadata_too_many_keys or metadata_too_large.',
    'The limits are documented, but not whether they apply before or after the merge.',
  ),
];
