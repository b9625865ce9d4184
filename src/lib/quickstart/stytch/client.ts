import { B2BClient } from 'stytch';

/**
 * A variable the app cannot start without. The message says
 * where its value comes from.
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
 * One client for the whole app, made from the two variables
 * of your project.
 */
export function createClient(
  variables: Record<string, string | undefined>,
): B2BClient {
  return new B2BClient({
    project_id: required(variables, 'STYTCH_PROJECT_ID'),
    // @note The secret stays on your server. Whoever holds it can log in as anybody.
    secret: required(variables, 'STYTCH_SECRET'),
    // @note Only to reach a sandbox. Left out, the SDK picks Stytch’s address from the project id.
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
