import type { Step } from '../../types.ts';

/** The step that gives roles, and protects one action with them. */
export const roles: Step = {
  id: 'roles',
  title: 'Decide who may do what',
  summary: 'Give a member a role, and let Stytch refuse an action to members without it.',
  completedBy: ['assign', 'rename'],
  actions: [
    {
      id: 'assign',
      label: 'Make the invited colleague an admin',
      needs: ['session_token', 'login', 'admin', 'colleague'],
      gives: [],
      inputs: [],
      operations: ['organizations.members.update'],
    },
    {
      id: 'rename',
      label: 'Rename organization',
      needs: ['session_token', 'login', 'admin'],
      gives: [],
      inputs: [
        {
          name: 'new_name',
          label: 'New name',
          type: 'text',
          example: 'Acme Rockets',
          refusedAs: ['invalid_organization_name', 'organization_name_missing'],
        },
      ],
      operations: ['organizations.update'],
    },
    {
      id: 'rename-as-member',
      label: 'Rename as a plain member',
      needs: [],
      gives: [],
      inputs: [],
      operations: ['organizations.update'],
      demonstratesFailure: true,
      asOtherUser: true,
      sandboxOnly: 'mailbox',
    },
  ],
};
