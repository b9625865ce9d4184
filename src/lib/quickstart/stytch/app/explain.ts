import { RequestError, StytchError } from 'stytch';
import { WrongToken } from '../authenticate-magic-link.ts';

/**
 * A problem in words: what happened, what to do, and the
 * step of the guide that has more.
 */
export interface Explanation {
  status: number;
  title: string;
  advice: string;
  step:
    | 'set-up'
    | 'ask-for-a-link'
    | 'open-it'
    | 'discover'
    | 'choose'
    | 'logged-in-and-out'
    | 'make-it-yours';
}

type Known = Omit<Explanation, 'status'>;

const wrongKeys: Known = {
  title: 'Stytch does not know this project',
  advice:
    'Check STYTCH_PROJECT_ID and STYTCH_SECRET. Both must come from the same project.',
  step: 'set-up',
};
const unregisteredRedirect: Known = {
  title: 'This redirect address is not registered',
  advice:
    'Register the address of your /authenticate route for discovery, letter for letter, then send again.',
  step: 'ask-for-a-link',
};
const brokenLink: Known = {
  title: 'This link is incomplete',
  advice: 'Open it from the mail again, or ask for a new one.',
  step: 'open-it',
};
const notYours: Known = {
  title: 'This organization cannot be entered',
  advice:
    'It is not in the list for your address. Choose one from the list, or create your own.',
  step: 'choose',
};
const badSlug: Known = {
  title: 'This slug cannot be used',
  advice:
    'Use 2 to 128 letters, digits, dots, hyphens, underscores or tildes, one of them a letter or digit.',
  step: 'set-up',
};
const badName: Known = {
  title: 'A name is missing',
  advice: 'Give the organization a name of 1 to 128 characters.',
  step: 'choose',
};
const loggedOut: Known = {
  title: 'This session has ended',
  advice: 'It ran out or was logged out. Log in again.',
  step: 'logged-in-and-out',
};

/** A response that Stytch never sends: something else answered. */
export const unreadable: Explanation = {
  status: 502,
  title: 'The answer did not come from Stytch',
  advice:
    'Check STYTCH_API_URL, and any proxy between your server and Stytch.',
  step: 'set-up',
};

/** What Stytch's `error_type` means to a person. */
const known: Record<string, Known> = {
  unauthorized_credentials: wrongKeys,
  invalid_project_id_authentication: wrongKeys,
  invalid_secret_authentication: wrongKeys,
  no_match_for_provided_magic_link_url: unregisteredRedirect,
  no_default_discovery_redirect_url_set: unregisteredRedirect,
  invalid_discovery_redirect_url: unregisteredRedirect,
  invalid_email: {
    title: 'This address cannot be used',
    advice:
      'Stytch takes a name of up to 64 characters, an @ and a host name with a dot, in plain ASCII; 254 characters at most.',
    step: 'ask-for-a-link',
  },
  // #region used-link
  unable_to_auth_magic_link: {
    title: 'This link has been used, or is too old', // @note One answer for both: Stytch does not say which it was.
    advice:
      'A link works once and not for ever. Ask for a new one.',
    step: 'discover',
  },
  // #endregion used-link
  magic_link_not_found: brokenLink,
  invalid_token: brokenLink,
  invalid_discovery_magic_links_token: brokenLink,
  intermediate_session_not_found: {
    title: 'Too late to choose',
    advice:
      'After opening the link there are ten minutes, and one choice. Ask for a new link.',
    step: 'choose',
  },
  organization_not_found: notYours,
  invalid_organization_id: notYours,
  email_jit_provisioning_not_allowed: notYours,
  organization_slug_already_used: {
    title: 'This slug is taken',
    advice:
      'Another organization of your project has it. Choose another.',
    step: 'set-up',
  },
  invalid_organization_slug: badSlug,
  invalid_organization_name: badName,
  organization_name_missing: badName,
  duplicate_member_email: {
    title: 'This person is a member already',
    advice: 'Go on to the next step.',
    step: 'set-up',
  },
  session_not_found: loggedOut,
  invalid_session_token: loggedOut,
  internal_server_error: {
    title: 'Stytch has a problem of its own',
    advice:
      'It is not your address or your link. Try again in a minute.',
    step: 'make-it-yours',
  },
  too_many_requests: {
    title: 'Too many requests',
    advice: 'Wait a minute, then try again.',
    step: 'make-it-yours',
  },
};

/**
 * Explains an error of the SDK in words.
 * @throws the error itself when it isn't one of the SDK's: a
 * bug should be seen, not explained away
 */
export function explain(error: unknown): Explanation {
  if (error instanceof WrongToken)
    return { status: 400, ...brokenLink, title: error.message };
  if (error instanceof RequestError) {
    return {
      status: 502,
      title: 'No answer from Stytch',
      advice:
        'The call may or may not have taken effect. Wait a moment and try again.',
      step: 'set-up',
    };
  }
  if (!(error instanceof StytchError)) throw error;
  const { error_type: type, status_code: status } = error;
  if (!type || !(status >= 400 && status <= 599)) return unreadable;
  // Own keys only: an error may be named like `constructor`.
  const meaning = Object.hasOwn(known, type) && known[type];
  if (meaning) return { status, ...meaning };
  return {
    status,
    title: `Stytch refused: ${type}`,
    advice: error.error_message,
    step: 'make-it-yours',
  };
}
