import type { Entry } from './entry.ts';

/** Errors of M2M clients. No source names these types. */
export const M2M_ERRORS = {
  m2m_client_not_found: [404, 'choice', 'The M2M client could not be found.'],
  duplicate_m2m_client_id: [400, 'choice', 'An M2M client with this client_id already exists.'],
  invalid_m2m_scope: [400, 'choice', 'scopes must be a list of scopes, without spaces or quotes.'],
  invalid_m2m_client_status: [400, 'choice', 'status must be active or inactive.'],
  invalid_m2m_client_secret: [400, 'choice', 'client_secret must have at least 8 characters.'],
  m2m_client_secret_not_rotating: [400, 'choice', 'No rotation of the client’s secret was started.'],
  m2m_search_filter_name_not_recognized: [400, 'choice', 'The M2M client search has no such filter.'],
} as const satisfies Record<string, Entry>;
