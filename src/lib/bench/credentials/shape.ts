import { STYTCH } from './types.ts';

/** What an id and a secret look like, and what to say when they do not. */
interface Shape {
  id: RegExp;
  secret: RegExp;
  idName: string;
  secretName: string;
  idLooks: string;
  secretLooks: string;
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Stytch (docs/stytch.md, "Ids, tokens and secrets"): the secret is 36 characters of base64url, or a UUID. */
const stytch: Shape = {
  id: new RegExp(`^project-test-${UUID}$`),
  secret: /^secret-test-[\w=-]{8,128}$/,
  idName: 'project ID',
  secretName: 'secret',
  idLooks: 'project-test- plus a UUID',
  secretLooks: 'secret-test- plus more characters',
};

/** Passwordless.dev (docs/passwordless.md, "Tokens and keys"). */
const passwordless: Shape = {
  id: /^[A-Za-z][A-Za-z0-9]{2,62}:public:[0-9a-f]{32}$/,
  secret: /^[A-Za-z][A-Za-z0-9]{2,62}:secret:[0-9a-f]{32}$/,
  idName: 'public key',
  secretName: 'private key',
  idLooks: 'your application’s name, :public: and 32 hex digits',
  secretLooks: 'your application’s name, :secret: and 32 hex digits',
};

/** A key of a live environment, whichever field it stands in. Only Stytch's can be told from test keys. */
const LIVE = /^(project|secret|public-token)-live-/;

export interface Wrong {
  field: 'id' | 'secret';
  sentence: string;
}

/** What is wrong with the form of credentials; undefined when nothing is. Never repeats what was given. */
export function wrongShape(guide: string, id: string, secret: string): Wrong | undefined {
  const shape = guide === STYTCH ? stytch : passwordless;
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
  if (guide !== STYTCH && id.split(':')[0] !== secret.split(':')[0]) {
    return { field: 'secret', sentence: 'The two keys belong to different applications.' };
  }
  return undefined;
}
