import { differs, unconfirmed, type Difference } from './difference.ts';

/** Differences of searches. */
export const SEARCHES_DIFFERENCES: readonly Difference[] = [
  differs(
    'search-limits',
    'A search accepts at most 100 operands with 1000 values each, or 100 values for roles.',
    'A source names the error type, but none states Stytch’s limits.',
  ),
  unconfirmed(
    'search-filters',
    'Searches support the filters of the server SDKs and of the browser SDK, and the phone number filters under both names.',
    'The SDKs’ lists differ.',
  ),
  unconfirmed(
    'search-order',
    'Searches for organizations and members return the newest results first, all others the oldest. A page continues after the last result, no matter what was created or deleted in between.',
    'One public recording of a live search shows the newest first. No source states the order.',
  ),
  unconfirmed(
    'search-limit',
    'A limit of 0 means the default, 100. Below 0 or above 1000 it returns 400 user_search_invalid_limit.',
    'The bounds are documented, but not the error.',
  ),
  unconfirmed(
    'search-fuzzy',
    'A fuzzy filter finds values that contain the text, case-insensitively. Exact filters are case-sensitive, except for emails and domains.',
    'No source says how fuzzy filters match.',
  ),
  unconfirmed(
    'search-errors',
    'A missing filter_value returns …_missing_filter_value. An empty list returns the filter’s own error, such as organization_search_missing_organization_ids. Values are validated, with the errors of their fields.',
    'The types are known, but not when each one occurs.',
  ),
  unconfirmed(
    'search-organization-ids',
    'organization_ids also accept slugs and external IDs. Searching for members in an organization that doesn’t exist returns 404 organization_not_found. A search for organizations ignores it.',
    'No source covers this.',
  ),
  unconfirmed(
    'search-organizations-map',
    'A search for members returns the organizations of the members on that page.',
    'No source shows its content.',
  ),
];
