import { differs, unconfirmed, type Difference } from './difference.ts';

/** Differences of requests in general. */
export const REQUESTS_DIFFERENCES: readonly Difference[] = [
  differs(
    'test-only',
    'Every project is a test project. There are no live IDs and no checks between live and test hosts.',
    'The sandbox is for test credentials only.',
  ),
  differs('http', 'Plain HTTP works. Stytch returns 403 use_https.', 'The sandbox runs on localhost.'),
  differs(
    'no-rate-limit',
    'Calls aren’t rate-limited, so you get too_many_requests only if you create a fault.',
    'The limits depend on the operation and the plan, and no source lists them.',
  ),
  differs(
    'body-limit',
    'Bodies above 64 KB return 413 with our own type body_too_large.',
    'No source states Stytch’s limit.',
  ),
  differs(
    'clock',
    'You can move a project’s clock ahead. JWTs use the sandbox’s time. So after a jump, an SDK’s local check accepts an old JWT, considers a new one not valid yet, and then calls the sandbox.',
    'The SDK uses the real clock.',
  ),
  differs(
    'record',
    'The record of calls (/_sandbox/calls) is written up to 20 ms after the response. You still see every call, but if the process is killed, the last calls may be missing from the record, while their changes are saved. Of a body of more than 65,536 characters, only the length is recorded.',
    'Writing each call separately took a tenth more processor time per login. Large bodies would fill the disk.',
  ),
  differs(
    'device',
    'telemetry_id is ignored and member_device is null.',
    'Device fingerprinting is a separate product.',
  ),
  differs(
    'fraud',
    'The calls of client.fraud return 501 not_emulated. By default the SDKs send them to telemetry.stytch.com, not to the address in env.',
    'Fraud prevention is a product of its own.',
  ),
  differs(
    'note-header',
    'Responses have the header X-Emulated-By, and X-Sandbox-Note if we chose a status or text.',
    'This keeps you from mistaking the emulator for the real service.',
  ),
  unconfirmed(
    'authorization-header',
    'A missing or malformed Authorization header returns 401 invalid_authorization_header.',
    'The type is known, but not its status.',
  ),
  unconfirmed(
    'http-forms',
    'A body is parsed as JSON whatever its Content-Type, and isn’t decompressed. A trailing slash makes a different path. HEAD and OPTIONS return 405, and an unknown path returns 404 even without credentials.',
    'No source covers this, and the SDKs do none of it.',
  ),
  unconfirmed(
    'bad-request',
    'A body that isn’t a JSON object returns 400 bad_request. A field with the wrong type returns the field’s own error, or invalid_request_value.',
    'No source names the types that Stytch uses.',
  ),
  unconfirmed(
    'null',
    'Null in a request counts as missing, and so does an empty string in most optional fields. An empty member name or organization_logo_url clears the value. Locales and organization settings with fixed values reject an empty string.',
    'We assume that the services behind the SDKs do the same.',
  ),
  unconfirmed(
    'unknown-fields',
    'Fields that aren’t in the OpenAPI description are ignored.',
    'An SDK may be newer than the emulator.',
  ),
  unconfirmed(
    'metrics',
    'Metrics count members that aren’t deleted, whatever their status. The name in debug.whoami is always “Sandbox”.',
    'No source says which members count, and sandbox projects have no name.',
  ),
];
