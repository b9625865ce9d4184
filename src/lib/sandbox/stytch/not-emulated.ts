/**
 * The operations of the official description that are not emulated: name, method, path. A contract test derives the
 * list from the description and compares.
 */
const LIST = `
`;

/** An operation that returns 501, in Stytch's error format. */
export interface NotEmulated {
  name: string;
  method: string;
  path: string;
}

export const NOT_EMULATED: readonly NotEmulated[] = LIST.trim()
  .split('\n')
  .filter(Boolean)
  .map((line) => {
    const [name = '', method = '', path = ''] = line.split(' ');
    return { name, method, path };
  });
