import { RequestError, StytchError } from 'stytch';
import { WrongToken } from '../authenticate-magic-link.ts';
import { laterProblems } from './later-problems.ts';
import type { StepId } from './steps.ts';

/**
 * Explains a problem: what happened, what to do, and which
 * step of the guide says more.
 */
export interface Explanation {
  status: number;
  title: string;
  advice: string;
  /** Left out when neither a step nor a new link helps. */
  step?: StepId;
  /** What you have to fix. It goes into the server's output. */
  fix?: string;
}

type Known = Omit<Explanation, 'status'> & { step: StepId };

/** Mistakes of yours, which no user can do anything about. */
const notSetUp = {
  title: 'This app isn’t set up correctly',
  advice:
    'You can’t fix this yourself. Please tell the people who run the app.',
};
const wrongKeys: Known = {
  ...notSetUp,
  fix: 'Stytch rejected the project ID or the secret. Check STYTCH_PROJECT_ID and STYTCH_SECRET. Both must come from the same project.',
  step: 'set-up',
};
const unregisteredRedirect: Known = {
  ...notSetUp,
  fix: 'The redirect URL isn’t registered. Register the URL of your /authenticate route for discovery. It must match exactly.',
  step: 'ask-for-a-link',
};
const brokenLink: Known = {
  title: 'This link is incomplete',
  advice: 'Open it from the email again, or request a new one.',
  step: 'open-it',
};
const notYours: Known = {
  title: 'You can’t log in to this organization',
  advice:
    'It isn’t in the list for your email. Choose one from the list, or create your own.',
  step: 'choose',
};
const badSlug: Known = {
  title: 'This slug is invalid',
  advice:
    'Use 2 to 128 letters, digits, dots, hyphens, underscores or tildes, with at least one letter or digit.',
  step: 'set-up',
};
const badName: Known = {
  title: 'This organization name is invalid',
  advice: 'Use 1 to 128 characters, and not only spaces.',
  step: 'choose',
};
const loggedOut: Known = {
  title: 'Your session ended',
  advice: 'It expired, or you logged out. Log in again.',
  step: 'logged-in-and-out',
};

const stytchFault: Known = {
  title: 'Stytch has a problem',
  advice:
    'This isn’t caused by anything you did. Try again in a minute.',
  step: 'make-it-yours',
};

/** A response that Stytch never sends: something else answered. */
export const unreadable: Explanation = {
  status: 502,
  ...notSetUp,
  fix: 'The response didn’t come from Stytch. Check STYTCH_API_URL, and any proxy between your server and Stytch.',
  step: 'set-up',
};

/** Stytch doesn't answer, so the user can only wait. */
export const unreachable: Explanation = {
  status: 502,
  title: 'The login service can’t be reached',
  advice:
    'Try again in a few minutes. If you were changing something, check first whether it worked.',
};

/** What Stytch's `error_type` means to the user. */
const known: Record<string, Known> = {
  unauthorized_credentials: wrongKeys,
  invalid_project_id_authentication: wrongKeys,
  invalid_secret_authentication: wrongKeys,
  no_match_for_provided_magic_link_url: unregisteredRedirect,
  no_default_discovery_redirect_url_set: unregisteredRedirect,
  invalid_discovery_redirect_url: unregisteredRedirect,
  invalid_email: {
    title: 'This email address is invalid',
    advice:
      'Check it for typos. It needs an @ with at most 64 characters before it, and a domain such as example.com after it.',
    step: 'ask-for-a-link',
  },
  // #region used-link
  unable_to_auth_magic_link: {
    title: 'This link was already used or has expired', // @note Stytch returns the same error for both.
    advice:
      'A magic link is single-use and expires. Request a new one.',
    step: 'discover',
  },
  // #endregion used-link
  magic_link_not_found: brokenLink,
  invalid_token: brokenLink,
  invalid_discovery_magic_links_token: brokenLink,
  intermediate_session_not_found: {
    title: 'You took too long to choose',
    advice:
      'You have 10 minutes to choose an organization after you open the link. Request a new link.',
    step: 'choose',
  },
  organization_not_found: notYours,
  invalid_organization_id: notYours,
  email_jit_provisioning_not_allowed: notYours,
  organization_slug_already_used: {
    title: 'This slug is taken',
    advice:
      'Another organization in your project has it. Choose a different one.',
    step: 'set-up',
  },
  invalid_organization_slug: badSlug,
  invalid_organization_name: badName,
  organization_name_missing: {
    title: 'The organization name is missing',
    advice: 'Enter a name with 1 to 128 characters.',
    step: 'choose',
  },
  duplicate_member_email: {
    title: 'This user is already a member',
    advice: 'You don’t need to add them again.',
    step: 'set-up',
  },
  session_not_found: loggedOut,
  invalid_session_token: loggedOut,
  internal_server_error: stytchFault,
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
  if (error instanceof RequestError) return unreachable;
  if (!(error instanceof StytchError)) throw error;
  const { error_type: type, status_code: status } = error;
  if (!type || !(status >= 400 && status <= 599)) return unreadable;
  // Own keys only: an error may be named like `constructor`.
  const meaning =
    (Object.hasOwn(known, type) && known[type]) ||
    (Object.hasOwn(laterProblems, type) && laterProblems[type]);
  if (meaning) return { status, ...meaning };
  // Whatever it is called, 5xx is the server's fault.
  if (status >= 500) return { status, ...stytchFault };
  return {
    status,
    title: `Stytch rejected the request: ${type}`,
    advice: error.error_message,
    step: 'make-it-yours',
  };
}
