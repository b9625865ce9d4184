import type { Step } from '../../types.ts';

/** The step that goes to another of the user's organizations. */
export const switchOrganization: Step = {
  id: 'switch-organization',
  title: 'Switch organization',
  summary: 'Exchange a session for one in another organization, without another login.',
  actions: [
    {
      id: 'exchange',
      label: 'Switch organization',
      needs: ['session_token', 'login', 'other_organization'],
      gives: [],
      inputs: [],
      operations: ['sessions.exchange'],
    },
    {
      id: 'stricter',
      label: 'Switch to one that requires a second factor',
      needs: [],
      gives: [],
      inputs: [],
      operations: ['sessions.exchange'],
      demonstratesFailure: true,
      asOtherUser: true,
      sandboxOnly: 'mailbox',
    },
    {
      id: 'create',
      label: 'Create a second organization',
      needs: ['login'],
      gives: ['other_organization'],
      inputs: [],
      operations: ['organizations.create', 'organizations.members.create'],
      onlyPrepares: true,
      preparedBy: 'Pressing it creates one, “Second Company”, with you as a member.',
      byDeveloper: true,
    },
  ],
};
