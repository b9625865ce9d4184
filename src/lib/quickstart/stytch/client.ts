import { B2BClient } from 'stytch';

/**
 * The app can't start without this variable. The message says
 * where to find its value.
 */
export class MissingVariable extends Error {
  constructor(name: string) {
    super(
      `${name} is not set. Step 2 of the guide, "Set up your ` +
        'project", shows where to find it and how to set it.',
    );
  }
}

// #region client
/**
 * Creates one client for the whole app from your project's
 * two variables.
 */
export function createClient(
  variables: Record<string, string | undefined>,
): B2BClient {
  return new B2BClient({
    project_id: required(variables, 'STYTCH_PROJECT_ID'),
    // @note Keep the secret on your server. Anyone who has it has full access to your project.
    secret: required(variables, 'STYTCH_SECRET'),
    // @note Only for a sandbox. If you leave it out, the SDK gets Stytch’s URL from the project ID.
    env: variables.STYTCH_API_URL,
  });
}
// #endregion client

function required(
  variables: Record<string, string | undefined>,
  name: string,
): string {
  const value = variables[name];
  if (!value) throw new MissingVariable(name);
  return value;
}
