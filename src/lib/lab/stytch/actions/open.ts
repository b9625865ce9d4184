import { type ActionRun, Missing } from '../bench.ts';

/** Step 4: opens the link in the newest mail. In the browser the reader presses it; this does the same without one. */
export const open: ActionRun = async ({ facts, openLink, park }) => {
  const to = facts.mail?.to;
  if (!to) throw new Missing('a mail to open', 'ask-for-a-link');
  const query = await openLink(to);
  park(query.get('token') ?? '');
  return {
    sentence: 'The link led back here, with a token in the address.',
    detail: 'The token is parked, not spent. The next step trades it.',
  };
};
