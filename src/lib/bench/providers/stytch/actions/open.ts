import { type ActionRun, Missing } from '../action-context.ts';

/** Opens the link in the newest email. In the browser the reader clicks it; this does the same without one. */
export const open: ActionRun = async ({ facts, openLink, holdToken }) => {
  const to = facts.mail?.to;
  if (!to) throw new Missing('an email to open', 'ask-for-a-link');
  const query = await openLink(to);
  await holdToken(query.get('token') ?? '');
  return {
    sentence: 'The browser opened the link and came back with a token.',
    detail:
      'It opened this page instead of your app. The token hasn’t been used yet: you exchange it in the next step.',
  };
};
