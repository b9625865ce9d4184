/** The form of a provider's id and secret, and their names. */
export interface Shape {
  id: RegExp;
  secret: RegExp;
  idName: string;
  secretName: string;
  idLooks: string;
  secretLooks: string;
  /** Whether an id and a secret belong to the same project, where their text says so. */
  isPair?(id: string, secret: string): boolean;
}

/** A key of a live environment, in either field. Only Stytch marks its keys so. */
const LIVE = /^(project|secret|public-token)-live-/;

export interface Wrong {
  field: 'id' | 'secret';
  sentence: string;
}

/** Checks the form of credentials. @returns what is wrong, without repeating the values; undefined if nothing is */
export function wrongShape(shape: Shape, id: string, secret: string): Wrong | undefined {
  if (LIVE.test(id) || LIVE.test(secret)) {
    const field = LIVE.test(id) ? 'id' : 'secret';
    return { field, sentence: 'This belongs to a live project. You can use only test projects here.' };
  }
  if (shape.id.test(secret) || shape.secret.test(id)) {
    return { field: 'id', sentence: `The ${shape.idName} and the ${shape.secretName} are swapped.` };
  }
  if (!shape.id.test(id))
    return { field: 'id', sentence: `This isn’t a ${shape.idName}. It looks like ${shape.idLooks}.` };
  if (!shape.secret.test(secret)) {
    return { field: 'secret', sentence: `This isn’t a ${shape.secretName}. It looks like ${shape.secretLooks}.` };
  }
  if (shape.isPair?.(id, secret) === false) {
    return { field: 'secret', sentence: 'The two keys belong to different applications.' };
  }
  return undefined;
}
