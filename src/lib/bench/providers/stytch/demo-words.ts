import type { Place } from '../../../guides/index.ts';
import type { Refusal } from '../provider.ts';
import { MADE_UP_USER } from './made-up-user.ts';

interface DemoWords {
  /** The error that the action is there to show. Any other error keeps its own words. */
  error: string;
  words: NonNullable<Refusal['forReader']>;
}

/** Says who tried what in an action that fails on purpose, by `step/action`: the reader did nothing wrong. */
const demos: Record<string, DemoWords> = {
  'discover/open-twice': {
    error: 'unable_to_auth_magic_link',
    words: {
      sentence: 'Stytch rejected the link the second time, because a magic link is single-use.',
      detail: 'An expired link gets the same error.',
    },
  },
  'invite-a-colleague/outside': {
    error: 'invalid_email_for_invites',
    words: {
      sentence: 'Stytch refused to invite mallory@elsewhere.example, because that domain isn’t allowed.',
      detail:
        'The organization’s email_invites is RESTRICTED, and email_allowed_domains has only the domain you entered.',
    },
  },
  'continue-with-google/twice': {
    error: 'oauth_token_not_found',
    words: {
      sentence: 'Stytch rejected the token the second time, because it’s single-use.',
      detail: 'An expired token gets the same error.',
    },
  },
  'second-factor/same-code': {
    error: 'totp_code_already_authenticated',
    words: {
      sentence: `${MADE_UP_USER}, a made-up user, used one code for two logins. Stytch rejected the second.`,
      detail:
        'Each code is single-use, although the app shows it for 30 seconds. The second call is the one that failed.',
    },
  },
  'roles/rename-as-member': {
    error: 'session_authorization_error',
    words: {
      sentence: `${MADE_UP_USER}, a plain member of another organization, tried to rename that organization, and Stytch refused.`,
      detail: 'The member is made up, because you log in as an admin here, and an admin may rename it.',
    },
  },
  'troubleshooting/invitation-late': {
    error: 'unable_to_auth_magic_link',
    words: {
      sentence: 'This invitation’s link was already used or has expired.',
      detail: 'An invitation is valid for a week. Invite the user again.',
    },
  },
};

/** Words for an error that an action shows on purpose. Undefined for any other error. */
export function demoWords({ step, action }: Pick<Place, 'step' | 'action'>, errorType: string): Refusal['forReader'] {
  const demo = demos[`${step.id}/${action.id}`];
  return demo?.error === errorType ? demo.words : undefined;
}
