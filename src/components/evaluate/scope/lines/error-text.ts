import { RequestError, StytchError } from 'stytch';
import { explain } from '../../../../lib/quickstart/stytch/app/explain.ts';

/** Returns the text the guide's app shows for an error type, so that the sheet quotes what users read. */
export function errorText(errorType: string): { title: string; advice: string } {
  if (errorType === 'no_answer')
    return explain(new RequestError('', {} as ConstructorParameters<typeof RequestError>[1]));
  const answer = {
    status_code: 400,
    request_id: '',
    error_type: errorType,
    error_message: '',
    error_url: '',
    error_details: undefined,
  };
  return explain(new StytchError(answer));
}
