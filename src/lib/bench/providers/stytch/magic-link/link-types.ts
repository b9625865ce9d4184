import type { CredentialKind } from '../../../../guides/credentials.ts';
import { EVERYDAY_GUIDE, GUIDE, INVITE_STEP, OPEN_STEP } from '../id.ts';

/** A type of link that an email contains. */
export interface EmailedLink {
  /** The token that the reader holds once the link is open. */
  kind: CredentialKind & ('magic_link_token' | 'invitation_token');
  /** The step that says what happened. */
  guide: string;
  step: string;
  /** Opening the link is all there is to do in that step. */
  finishes: boolean;
}

/** The links that open /authenticate, by the `stytch_token_type` in their URL. */
export const linkTypes = {
  discovery: { kind: 'magic_link_token', guide: GUIDE, step: OPEN_STEP, finishes: true },
  multi_tenant_magic_links: {
    kind: 'invitation_token',
    guide: EVERYDAY_GUIDE,
    step: INVITE_STEP,
    finishes: false,
  },
} satisfies Record<string, EmailedLink>;

export type LinkType = keyof typeof linkTypes;

/** Undefined for a token that comes from elsewhere, such as another provider. */
export const linkTypeOf = (query: URLSearchParams): EmailedLink | undefined => {
  const type = query.get('stytch_token_type') ?? '';
  return type === 'discovery' || type === 'multi_tenant_magic_links' ? linkTypes[type] : undefined;
};
