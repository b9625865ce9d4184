import type { Entry } from './entry.ts';

/** Errors that any call can return: transport, credentials. */
export const REQUEST_ERRORS = {
  invalid_authorization_header: [
    401,
    'choice',
    'The Authorization header must be HTTP Basic: the project ID as the user name and the secret as the password.',
  ],
  invalid_project_id_authentication: [
    400,
    'seen',
    'The project ID provided in the basic authentication header is invalid. Please check to make sure the format is correct and there are no trailing whitespaces. To create a new project or confirm an existing project ID please visit the Stytch dashboard here: https://stytch.com/dashboard/api-keys',
  ],
  invalid_secret_authentication: [
    400,
    'choice',
    'The secret provided in the basic authentication header is invalid. Please check to make sure the format is correct.',
  ],
  unauthorized_credentials: [401, 'seen', 'Unauthorized credentials.'],
  invalid_project_id: [400, 'choice', 'project_id format is invalid.'],
  project_not_found: [404, 'choice', 'Project could not be found.'],
  route_not_found: [404, 'seen', 'The route provided is not supported.'],
  method_not_allowed: [405, 'choice', 'The HTTP method is not supported by this route.'],
  bad_request: [400, 'choice', 'The request body could not be read as a JSON object.'],
  invalid_request_value: [400, 'choice', 'A value in the request has the wrong type.'],
  too_many_requests: [429, 'seen', 'Too many requests have been made.'],
  internal_server_error: [
    500,
    'seen',
    'Oops, something seems to have gone wrong. If this issue persists, please reach out to support.',
  ],
} as const satisfies Record<string, Entry>;
