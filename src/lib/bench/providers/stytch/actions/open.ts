import { type ActionRun, Missing } from '../action-context.ts';

/** Step 4: opens the link in the newest mail. In the browser the reader presses it; this does the same without one. */
export const open: ActionRun = async ({ facts, openLink, holdLinkToken }) => {
  const to = facts.mail?.to;
  if (!to) throw new Missing('an email to open', 'ask-for-a-link');
  const query = await openLink(to);
  holdLinkToken(query.get('token') ?? '');
  return {
    sentence: 'The link led back to the app.',
    detail: 'It brought a token in the address. The token is parked, not spent: the next step trades it.',
  };
};
