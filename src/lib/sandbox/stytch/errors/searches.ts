import type { Entry } from './entry.ts';

/** Errors of searches for organizations and members. */
export const SEARCH_ERRORS = {
  organization_search_filter_name_not_recognized: [
    400,
    // Seen, but cut off after the address.
    'text',
    'The organization search operand filter_name was not recognized. Please see https://stytch.com/docs/b2b/api/search-organizations',
  ],
  organization_search_missing_filter_name: [400, 'choice', 'An operand of the search has no filter_name.'],
  organization_search_filter_name_must_be_string: [400, 'choice', 'A filter_name must be a text.'],
  organization_search_missing_filter_value: [400, 'choice', 'An operand of the search has no filter_value.'],
  organization_search_expected_array_of_strings: [400, 'choice', 'The filter_value must be a list of texts.'],
  organization_search_expected_string: [400, 'choice', 'The filter_value must be a text.'],
  organization_search_expected_boolean: [400, 'choice', 'The filter_value must be true or false.'],
  organization_search_missing_organization_ids: [
    400,
    'choice',
    'The filter organization_ids needs at least one value.',
  ],
  organization_search_missing_organization_slugs: [
    400,
    'choice',
    'The filter organization_slugs needs at least one value.',
  ],
  organization_search_missing_member_emails: [400, 'choice', 'The filter member_emails needs at least one value.'],
  organization_search_missing_allowed_domains: [400, 'choice', 'The filter allowed_domains needs at least one value.'],
  organization_search_missing_claimed_email_domains: [
    400,
    'choice',
    'The filter claimed_email_domains needs at least one value.',
  ],
  organization_search_organization_name_fuzzy_too_short: [
    400,
    'choice',
    'The filter organization_name_fuzzy needs at least three characters.',
  ],
  organization_search_organization_slug_fuzzy_too_short: [
    400,
    'choice',
    'The filter organization_slug_fuzzy needs at least three characters.',
  ],
  organization_search_member_email_fuzzy_too_short: [
    400,
    'choice',
    'The filter member_email_fuzzy needs at least three characters.',
  ],
  organization_search_allowed_domain_fuzzy_too_short: [
    400,
    'choice',
    'The filter allowed_domain_fuzzy needs at least three characters.',
  ],
  member_search_filter_name_not_recognized: [
    400,
    'choice',
    'The member search operand filter_name was not recognized.',
  ],
  member_search_missing_filter_name: [400, 'choice', 'An operand of the search has no filter_name.'],
  member_search_filter_name_must_be_string: [400, 'choice', 'A filter_name must be a text.'],
  member_search_missing_filter_value: [400, 'choice', 'An operand of the search has no filter_value.'],
  member_search_expected_array_of_strings: [400, 'choice', 'The filter_value must be a list of texts.'],
  member_search_expected_string: [400, 'choice', 'The filter_value must be a text.'],
  member_search_expected_boolean: [400, 'choice', 'The filter_value must be true or false.'],
  member_search_missing_organization_id: [
    400,
    'choice',
    'organization_ids must be a list of the organizations to search in.',
  ],
  member_search_organization_ids_empty: [400, 'choice', 'organization_ids must name at least one organization.'],
  member_search_cannot_mix_internal_and_external_member_ids: [
    400,
    'choice',
    'member_ids may hold member IDs or external IDs, not both.',
  ],
  member_search_missing_member_ids: [400, 'choice', 'The filter member_ids needs at least one value.'],
  member_search_missing_member_emails: [400, 'choice', 'The filter member_emails needs at least one value.'],
  member_search_missing_member_roles: [400, 'choice', 'The filter member_roles needs at least one value.'],
  member_search_missing_statuses: [400, 'choice', 'The filter statuses needs at least one value.'],
  member_search_missing_mfa_member_phone_numbers: [
    400,
    'choice',
    'The filter member_phone_numbers needs at least one value.',
  ],
  member_search_member_email_fuzzy_too_short: [
    400,
    'choice',
    'The filter member_email_fuzzy needs at least three characters.',
  ],
  member_search_member_mfa_phone_number_fuzzy_too_short: [
    400,
    'choice',
    'The filter member_phone_number_fuzzy needs at least three characters.',
  ],
  search_invalid_status_filter: [400, 'choice', 'A status must be pending, invited, active or deleted.'],
  user_search_invalid_operator: [400, 'choice', 'The operator of a search must be AND or OR.'],
  user_search_invalid_cursor: [400, 'choice', 'The cursor of the search is invalid.'],
  user_search_invalid_limit: [400, 'choice', 'The limit of a search must be between 0 and 1000.'],
  user_search_maximum_filter_value_count_exceeded: [
    400,
    'choice',
    'A search may have at most 100 operands with 1000 values each, 100 where they are roles.',
  ],
} as const satisfies Record<string, Entry>;
