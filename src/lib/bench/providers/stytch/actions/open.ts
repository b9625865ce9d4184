import { type ActionRun, Missing } from '../action-context.ts';

/** Step 4: opens the link in the newest mail. In the browser the reader presses it; this does the same without one. */
export const open: ActionRun = async ({ facts, openLink, holdLinkToken }) => {
  const to = facts.mail?.to;
  if (!to) throw new Missing('an email to open', 'ask-for-a-link');
  const query = await openLink(to);
  holdLinkToken(query.get('token') ?? '');
  return {
    sentence: 'The link opened your app.',
    detail: 'The URL has a token. It hasn’t been used yet: you exchange it in the next step.',
  };
};
