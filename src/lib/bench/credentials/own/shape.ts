/** The form of a provider's id and secret, and their names. */
export interface Shape {
  id: RegExp;
  secret: RegExp;
  idName: string;
  secretName: string;
  idLooks: string;
  secretLooks: string;
  /** The form of the public token, where the provider has one. */
  publicToken?: RegExp;
  /** Whether an id and a secret belong to the same project, where their text says so. */
  isPair?(id: string, secret: string): boolean;
}

const withArticle = (name: string) => `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`;

/** A key of a live environment, in either field. Only Stytch marks its keys so. */
const LIVE = /^(project|secret|public-token)-live-/;

const LIVE_PROJECT = 'This belongs to a live project. You can use only test projects here.';

export interface Wrong {
  field: 'id' | 'secret' | 'publicToken';
  sentence: string;
}

/** Checks the form of credentials. @returns what is wrong, without repeating the values; undefined if nothing is */
export function wrongShape(shape: Shape, id: string, secret: string): Wrong | undefined {
  if (LIVE.test(id) || LIVE.test(secret)) {
    const field = LIVE.test(id) ? 'id' : 'secret';
    return { field, sentence: LIVE_PROJECT };
  }
  if (shape.id.test(secret) || shape.secret.test(id)) {
    return { field: 'id', sentence: `The ${shape.idName} and the ${shape.secretName} are swapped.` };
  }
  if (!shape.id.test(id))
    return { field: 'id', sentence: `This isn’t ${withArticle(shape.idName)}. It should look like ${shape.idLooks}.` };
  if (!shape.secret.test(secret)) {
    return {
      field: 'secret',
      sentence: `This isn’t ${withArticle(shape.secretName)}. It should look like ${shape.secretLooks}.`,
    };
  }
  if (shape.isPair?.(id, secret) === false) {
    return { field: 'secret', sentence: 'The two keys belong to different applications.' };
  }
  return undefined;
}

/** Checks the form of a public token, which may be left out. @returns what is wrong, as `wrongShape` */
export function wrongPublicToken({ publicToken }: Shape, typed: string): Wrong | undefined {
  if (!typed || publicToken?.test(typed)) return undefined;
  return LIVE.test(typed)
    ? { field: 'publicToken', sentence: LIVE_PROJECT }
    : {
        field: 'publicToken',
        sentence: 'This isn’t a public token. It should look like public-token-test- plus a UUID.',
      };
}
