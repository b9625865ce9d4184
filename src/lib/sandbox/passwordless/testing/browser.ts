import type { Authenticator, CreateOptions, Forgery, GetOptions } from './authenticator.ts';
import { fromBase64Url, toBase64Url } from './bytes.ts';
import type { Answer, Json } from '../../testing/answer.ts';

type Post = (path: string, body: unknown, headers?: Record<string, string>) => Promise<Answer>;

/** Converts the encoded bytes in the options, as the browser client does before it calls the browser. */
function asBytes(value: unknown, key = ''): unknown {
  if (typeof value === 'string' && (key === 'challenge' || key === 'id')) return fromBase64Url(value);
  if (Array.isArray(value)) return value.map((item) => asBytes(item, key));
  if (typeof value !== 'object' || value === null) return value;
  // The relying party's id is a domain, not bytes.
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === 'rp' ? item : asBytes(item, name)]),
  );
}

/** A page with the browser client and an authenticator: begins, answers and completes ceremonies. */
export function createBrowser(post: Post, authenticator: Authenticator, origin = 'http://localhost:3000') {
  // In the browser client's case (docs/passwordless.md, "Browser client").
  const page = { RPID: new URL(origin).hostname, Origin: origin };

  const answerRegistration = async (begun: Json, forged?: Forgery) => {
    const created = await authenticator.create(asBytes(begun.data) as CreateOptions, { origin }, forged);
    return {
      session: begun.session,
      response: {
        id: created.id,
        rawId: toBase64Url(created.rawId),
        type: created.type,
        clientExtensionResults: created.clientExtensionResults,
        response: {
          AttestationObject: toBase64Url(created.response.attestationObject),
          clientDataJson: toBase64Url(created.response.clientDataJSON),
        },
      },
      ...page,
    };
  };

  const answerSignin = async (begun: Json, forged?: Forgery) => {
    const asserted = await authenticator.get(asBytes(begun.data) as GetOptions, { origin }, forged);
    return {
      session: begun.session,
      response: {
        id: asserted.id,
        rawId: toBase64Url(asserted.rawId),
        type: asserted.type,
        clientExtensionResults: asserted.clientExtensionResults,
        response: {
          authenticatorData: toBase64Url(asserted.response.authenticatorData),
          clientDataJson: toBase64Url(asserted.response.clientDataJSON),
          signature: toBase64Url(asserted.response.signature),
        },
      },
      ...page,
    };
  };

  const beginRegistration = (token: unknown) => post('/register/begin', { token, ...page });
  const beginSignin = (who: object = {}) => post('/signin/begin', { ...who, ...page });
  return {
    page,
    authenticator,
    beginRegistration,
    beginSignin,
    answerRegistration,
    answerSignin,
    /** Registers a passkey. Returns the response of `/register/complete`. */
    async register(token: unknown, more: object = {}, forged?: Forgery): Promise<Answer> {
      const begun = await beginRegistration(token);
      if (begun.status !== 200) return begun;
      return post('/register/complete', { ...(await answerRegistration(begun.body, forged)), ...more });
    },
    /**
     * Signs in.
     * @param who a user's id or alias; empty for any passkey
     * @returns the response of `/signin/complete`
     */
    async signin(who: object = {}, forged?: Forgery): Promise<Answer> {
      const begun = await beginSignin(who);
      if (begun.status !== 200) return begun;
      return post('/signin/complete', await answerSignin(begun.body, forged));
    },
  };
}
