import { credentials, type CredentialKind } from '../../../lib/guides/credentials.ts';
import { CopyText } from '../../chrome/copy/CopyText.tsx';
import { MASKED } from './mask-tokens.ts';

/** Response and request fields that hold a credential. */
const credentialFields: Record<string, CredentialKind> = {
  discovery_magic_links_token: 'magic_link_token',
  magic_links_token: 'invitation_token',
  intermediate_session_token: 'intermediate_session_token',
  session_token: 'session_token',
  session_jwt: 'session_jwt',
  discovery_oauth_token: 'oauth_token',
  sso_token: 'sso_token',
  secret: 'totp_secret',
  recovery_code: 'recovery_code',
};

/** The kind of credential in a field. Passwordless.dev calls each `token`; its prefix tells the kind. */
export function kindOf(name: string, value: unknown): CredentialKind | undefined {
  const named = credentialFields[name];
  if (named) return named;
  const prefix = name === 'token' && typeof value === 'string' ? value.split('_')[0] : undefined;
  return prefix === 'register' || prefix === 'verify' ? `${prefix}_token` : undefined;
}

/** A credential in its color and with its mark. Shortened if long; a click copies all of it. */
export function Token({ kind, value }: { kind: CredentialKind; value: string }) {
  if (value === MASKED) {
    return (
      <span class={`cred-token cred-${kind}`}>
        {credentials[kind].mark} <span class="visually-hidden">masked</span>
        <span aria-hidden="true">{MASKED}</span>
      </span>
    );
  }
  const short = value.length > 20 ? `${value.slice(0, 8)}…${value.slice(-4)}` : value;
  const { name, mark } = credentials[kind];
  return (
    <CopyText text={value} class={`cred-token cred-${kind}`}>
      <span class="visually-hidden">Copy the {name}: </span>
      {mark} {short}
    </CopyText>
  );
}
