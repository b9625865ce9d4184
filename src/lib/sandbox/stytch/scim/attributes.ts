import { ENTERPRISE, type ScimUser } from './user.ts';

const address = ({ streetAddress, postalCode, ...rest }: ScimUser['addresses'][number]) => ({
  ...rest,
  street_address: streetAddress,
  postal_code: postalCode,
});

const nameParts = (name: NonNullable<ScimUser['name']>) => ({
  formatted: name.formatted,
  family_name: name.familyName,
  given_name: name.givenName,
  middle_name: name.middleName,
  honorific_prefix: name.honorificPrefix,
  honorific_suffix: name.honorificSuffix,
});

const enterprise = ({ manager, ...extension }: NonNullable<ScimUser[typeof ENTERPRISE]>) => ({
  employee_number: extension.employeeNumber,
  cost_center: extension.costCenter,
  division: extension.division,
  department: extension.department,
  organization: extension.organization,
  ...(manager && { manager: { value: manager.value, ref: manager.$ref, display_name: manager.displayName } }),
});

/** Makes the attributes of a user as the member object shows them. */
export const scimAttributes = (
  user: ScimUser,
  fixed: { id: string; active: boolean; groups: { value: string; display: string }[] },
) => ({
  ...fixed,
  user_name: user.userName,
  external_id: user.externalId,
  display_name: user.displayName,
  nick_name: user.nickName,
  profile_url: user.profileUrl,
  user_type: user.userType,
  title: user.title,
  preferred_language: user.preferredLanguage,
  locale: user.locale,
  timezone: user.timezone,
  emails: user.emails,
  phone_numbers: user.phoneNumbers,
  addresses: user.addresses.map(address),
  ims: user.ims,
  photos: user.photos,
  entitlements: user.entitlements,
  roles: user.roles,
  x509certificates: user.x509Certificates,
  ...(user.name && { name: nameParts(user.name) }),
  ...(user[ENTERPRISE] && { enterprise_extension: enterprise(user[ENTERPRISE]) }),
});
