/** One place where the emulator knowingly differs from Stytch, or had to choose because no source says what Stytch does. */
export interface Difference {
  /** Also the end of its address on `/sandbox/`. */
  id: string;
  /** `differs`: known to be otherwise at Stytch. `unconfirmed`: a choice where the sources are silent. */
  kind: 'differs' | 'unconfirmed';
  what: string;
  why: string;
}

const differs = (id: string, what: string, why: string): Difference => ({ id, kind: 'differs', what, why });
const unconfirmed = (id: string, what: string, why: string): Difference => ({ id, kind: 'unconfirmed', what, why });

/** A list, shown on `/sandbox/`. */
export const DIFFERENCES: readonly Difference[] = [
  differs(
    'mail',
    'No mail is sent. It lies in the project’s inbox.',
    'A sandbox that anybody may use must not send mail.',
  ),
  differs(
    'test-only',
    'Every project is a test project; live ids and the checks between live and test hosts do not exist.',
    'Only test credentials are ever used here.',
  ),
  differs('http', 'Plain HTTP is answered; Stytch answers 403 use_https.', 'The sandbox runs on localhost.'),
  differs(
    'no-rate-limit',
    'Calls are not limited, so too_many_requests comes only when a fault orders it.',
    'The limits differ by operation and plan and were not seen.',
  ),
  differs(
    'body-limit',
    'Bodies above 64 KB are refused with 413 and our own type body_too_large.',
    'Stytch’s limit was not seen.',
  ),
  differs(
    'redirect-hosts',
    'Redirect URLs may lead to this site, to localhost, and to hosts the operator names; no placeholders and no wildcards.',
    'A public sandbox must not send a visitor elsewhere.',
  ),
  differs(
    'templates',
    'Template ids and locales are checked for their form; the mail is always the same, in English.',
    'There is no dashboard in which templates could be made.',
  ),
  differs(
    'roles',
    'Any role id can be given to a member, stytch_member among them, which changes nothing, and an organization’s own roles may name any resource. The project’s policy holds the two built-in roles and Stytch’s own resources, and cannot be edited.',
    'There is no dashboard in which roles and resources are made.',
  ),
  differs(
    'second-factor',
    'A second factor is asked for but cannot be given: no SMS is sent, secondary_auth_initiated is always null.',
    'The operations that take one are not emulated.',
  ),
  differs(
    'locks',
    'Nobody is ever locked, however often a passcode is wrong; is_locked is always false.',
    'The limits are set in the dashboard.',
  ),
  differs(
    'connections',
    'Ids of SSO connections and of connected apps in an organization’s settings are kept as they are given.',
    'Neither is emulated, so that there are none to compare them with.',
  ),
  differs(
    'session-maximum',
    'A project has no maximum session duration of its own, so invalid_session_duration never comes.',
    'It is set in the dashboard.',
  ),
  differs(
    'search-limits',
    'A search takes at most 100 operands with 1000 values each, 100 where they are roles.',
    'Stytch’s limits were not seen; the error type for it was.',
  ),
  differs(
    'search-sso',
    'has_active_sso_connection: true and sso_connection_id find nothing.',
    'SSO connections are not emulated.',
  ),
  differs('search-passwords', 'member_password_exists: true finds nothing.', 'Passwords are not emulated.'),
  differs(
    'clock',
    'A project’s clock can be moved ahead. JWTs are minted in sandbox time: after a jump an SDK’s local check finds an old JWT still valid and a new one not valid yet, and then asks the sandbox.',
    'The SDK goes by the real clock.',
  ),
  differs(
    'record',
    'The record of calls (/_sandbox/calls) is written up to 20 ms behind them. Whoever reads it sees every call that was answered, but when the process is killed the last calls may be missing from it; what they themselves changed is kept. A body of more than 65,536 characters is told by its length alone.',
    'Kept one by one they took a tenth of a login’s processor time more. Large answers would fill the disk.',
  ),
  differs('device', 'telemetry_id is ignored and member_device is null.', 'Device fingerprinting is another product.'),
  differs(
    'jwt-attributes',
    'ip_address and user_agent in a JWT are empty.',
    'They are filled in only for front-end SDKs.',
  ),
  differs(
    'note-header',
    'Answers carry X-Emulated-By, and X-Sandbox-Note where a status or text is a choice.',
    'Nobody should take an emulator for the real thing.',
  ),

  unconfirmed(
    'redirect-path',
    'The link in a mail leads to /v1/b2b/magic_links/redirect.',
    'Only the consumer path was seen; the B2B one is formed like it.',
  ),
  unconfirmed(
    'authorization-header',
    'A missing or odd Authorization header is 401 invalid_authorization_header.',
    'The type is known, its status is not.',
  ),
  unconfirmed(
    'http-forms',
    'A body is read as JSON whatever its Content-Type says, and not unpacked where it is compressed. A slash at the end of a path makes it another path. HEAD and OPTIONS are 405, and a path that does not exist is 404 also without credentials.',
    'Not said anywhere seen; the SDKs do none of it.',
  ),
  unconfirmed(
    'bad-request',
    'A body that is no JSON object is 400 bad_request; a wrong type is the field’s own error, or invalid_request_value.',
    'Which type Stytch uses was not seen.',
  ),
  unconfirmed(
    'null',
    'Null in a request counts as absent, and so does an empty text in most optional fields. An empty name of a member and an empty organization_logo_url clear what was there; languages, and settings of an organization that take one of several words, refuse it.',
    'The services behind the SDKs are believed to read it so.',
  ),
  unconfirmed(
    'unknown-fields',
    'Fields that are not in the description are ignored.',
    'An SDK may be newer than the emulator.',
  ),
  unconfirmed(
    'intermediate-session',
    'An intermediate session is spent by a login that succeeds, and kept by one that fails or still asks for something.',
    'Whether it works twice at Stytch is not known; official examples drop it after the first use.',
  ),
  unconfirmed(
    'joining',
    'Somebody who may not join gets 400 email_jit_provisioning_not_allowed, or invalid_email_for_jit_provisioning when joining is on and the domain is another.',
    'The types were seen, when which one comes was not, nor their status: the page of 403 errors does not have them.',
  ),
  unconfirmed(
    'sign-up',
    'login_or_signup makes a new member only where joining by e-mail domain is on and the domain fits.',
    'Stytch’s own components expect these two errors there.',
  ),
  unconfirmed(
    'join-status',
    'Somebody who joins by domain is active at once, also where a second factor is still asked for.',
    'The answer must carry a member.',
  ),
  unconfirmed(
    'details',
    'membership.details of an organization one may join holds the domain.',
    'Its content was not seen.',
  ),
  unconfirmed(
    'default-names',
    'An organization made through discovery without a name or a slug gets it from the domain, whole, or from the mailbox at a common provider; a slug that is taken gets six digits.',
    'The rule is documented, the wording it leads to is not.',
  ),
  unconfirmed(
    'derived-slug',
    'organizations.create without a slug makes one of the name.',
    'Prose calls the slug required, the schema optional.',
  ),
  unconfirmed(
    'slug-case',
    'Slugs are kept as written and compared letter by letter: Acme and acme are two.',
    'That their case is kept was seen, how they are compared was not.',
  ),
  unconfirmed(
    'restricted-domains',
    'RESTRICTED e-mail settings with an empty list of domains are refused with invalid_restricted_email_setting. RESTRICTED settings for SSO connections and OAuth tenants are taken without any, and all ways in may be closed at once.',
    'That the first is refused is documented, its type is not. Older pages forbid to close all ways in, newer ones do not say so.',
  ),
  unconfirmed(
    'common-domains',
    'The mail providers that Stytch’s pages name count as common, under every ending: gmail.com, yahoo.co.uk.',
    'The pages name them without an ending.',
  ),
  unconfirmed(
    'claimed-domains',
    'A claimed domain is closed to all organizations but those that claimed it: for joining, adding, inviting and making one.',
    'Only the error was seen.',
  ),
  unconfirmed(
    'metadata',
    'Metadata with more than 20 keys or 4096 bytes after a merge is refused with 400 metadata_too_many_keys or metadata_too_large.',
    'The limits are documented, whether they count before or after the merge is not.',
  ),
  unconfirmed(
    'member-role-source',
    'stytch_member is listed with the source direct_assignment.',
    'The live value was not seen.',
  ),
  unconfirmed(
    'implicit-roles',
    'A role by e-mail domain counts once the address is verified. A common domain is refused with rbac_domain_too_common.',
    'Of the first nothing is said anywhere seen; of the second the type is known, its condition is not.',
  ),
  unconfirmed(
    'phone-numbers',
    'Two members of an organization may have the same phone number.',
    'A type duplicate_member_phone_number is known, its condition is not.',
  ),
  unconfirmed(
    'invite-active',
    'An invitation to an active member is 400 user_already_invited.',
    'It is an error; the nearest type was taken.',
  ),
  unconfirmed(
    'awaited-factor',
    'Somebody pending or invited becomes active, and their address verified, with the session: not yet where a second factor or another method is still asked for. Their link is spent all the same.',
    'Not said anywhere seen.',
  ),
  unconfirmed(
    'spent-links',
    'A link is spent by a call that succeeds: not by one whose code_verifier is wrong, or that brings along a session that is not there, which is 404 session_not_found.',
    'That a session of somebody else is ignored is documented, what comes of one that ended is not.',
  ),
  unconfirmed(
    'changed-address',
    'A session whose member got a new address that nobody has logged in by yet stands for the mailbox it began with: sessions.exchange and discovery.organizations.list go by that one. A link that was sent to the old address is 404 magic_link_not_found.',
    'Not said anywhere seen. The new address opens nothing before it is proved.',
  ),
  unconfirmed(
    'session-exchange',
    'sessions.exchange leaves the first session alive, and answers member_not_found where there is no membership.',
    'Not said anywhere seen.',
  ),
  unconfirmed(
    'jwt-errors',
    'A session JWT that cannot be read or is not ours is 400.',
    'The types are known, their statuses are not.',
  ),
  unconfirmed(
    'revoke-all',
    'sessions.revoke with the id of a member who has no session succeeds.',
    'Not said anywhere seen.',
  ),
  unconfirmed(
    'email-form',
    'An address has a name of up to 64 characters of any script, an @, and a host name in ASCII with a dot. Characters that cannot be seen, such as a zero-width space, make it invalid_email.',
    'Only that an address has a form is documented. A type forbidden_character_zero_width_space is known, where it comes is not.',
  ),
  unconfirmed(
    'email-case',
    'Addresses are kept as written and compared without regard to case. An update that changes nothing but the case retires no address.',
    'Not said anywhere seen.',
  ),
  unconfirmed(
    'otp-errors',
    'A wrong passcode is 404 otp_code_not_found, a used or expired one 401 unable_to_auth_otp_code.',
    'The types are known; statuses follow those of magic links.',
  ),
  unconfirmed('sandbox-otp', 'sandbox@stytch.com gets no passcode either.', 'Only its magic links are documented.'),
  unconfirmed(
    'jwks',
    'Key thumbprints are given under both spellings, x5tS256 and x5t#S256.',
    'The description and the RFC differ.',
  ),
  unconfirmed(
    'policy-actions',
    'stytch_member may do everything with stytch.self, stytch_admin everything with the organization, its members, SSO and SCIM. The actions listed for each resource are those that field descriptions and the browser SDK name.',
    'The live answer of rbac/policy was not seen.',
  ),
  unconfirmed(
    'unnamed-actions',
    'A field of an update for which no action is documented, such as external_id or claimed_email_domains, needs a permission for * when a member’s session comes along.',
    'Not said anywhere seen.',
  ),
  unconfirmed(
    'authorization-check',
    'An authorization_check that lacks a field is 400 invalid_request_value; its organization_id may be a slug or an external id.',
    'Neither is said anywhere seen.',
  ),
  unconfirmed(
    'deleted-member-data',
    'A deleted member keeps everything for a reactivation, external id and roles included. Meanwhile their address and external id are free, and no call but a search for deleted members and dangerously_get finds them. Links sent to them stay revoked. With their organization they are gone for good.',
    'Only that they can be reactivated is documented.',
  ),
  unconfirmed(
    'reactivation',
    'Reactivating somebody who was not deleted is 404 no_deleted_member_found_for_reactivation; an address that was never verified or belongs to somebody else by now is 400.',
    'The types are known, their statuses are not.',
  ),
  unconfirmed('delete-external-id', 'Deleting an external id that is not there succeeds.', 'Not said anywhere seen.'),
  unconfirmed(
    'search-filters',
    'Searches know the filters that the server SDKs or the browser SDK name; those of the phone number under both of their names.',
    'The lists of the SDKs differ.',
  ),
  unconfirmed(
    'search-order',
    'Searches answer oldest first. A page goes on after the last one seen, whatever was made or deleted in between.',
    'The order was not seen.',
  ),
  unconfirmed(
    'search-limit',
    'A limit of 0 is the default of 100; below 0 or above 1000 it is 400 user_search_invalid_limit.',
    'The bounds are documented, what comes beyond them is not.',
  ),
  unconfirmed(
    'search-fuzzy',
    'A fuzzy filter finds what contains the text, without regard to case; exact filters regard it, save for addresses and domains.',
    'How fuzzy it is was not seen.',
  ),
  unconfirmed(
    'search-errors',
    'A filter_value that is missing is …_missing_filter_value; an empty list has the error that names its filter, such as organization_search_missing_organization_ids. Values are checked for their form, with the errors of the fields they come from.',
    'The types are known, when which one comes is not.',
  ),
  unconfirmed(
    'search-organization-ids',
    'organization_ids take slugs and external ids, too. A search for members in an organization that does not exist is 404 organization_not_found; a search for organizations does not mind.',
    'Not said anywhere seen.',
  ),
  unconfirmed(
    'search-organizations-map',
    'A search for members gives the organizations of the members on that page.',
    'Its content was not seen.',
  ),
  unconfirmed(
    'organization-policy',
    'set_org_policy replaces the organization’s roles; what cannot be is refused with 400 and the type that fits best.',
    'The operation is in private beta.',
  ),
];
