import type { Step } from '../../types.ts';

/** The step that connects an organization's own identity provider. */
export const connectTheirProvider: Step = {
  id: 'connect-their-provider',
  title: 'Connect the customer’s identity provider',
  summary: 'Create an SSO connection for one organization: you give its IT one value, and they give you three.',
  byDeveloper: true,
  completedBy: ['create', 'configure'],
  actions: [
    {
      id: 'create',
      label: 'Create SSO connection',
      needs: ['login'],
      gives: ['connection'],
      inputs: [{ name: 'name', label: 'Connection name', type: 'text', example: 'Company login' }],
      operations: ['sso.oidc.create_connection'],
      sandboxOnly: 'provider',
    },
    {
      id: 'configure',
      label: 'Configure connection',
      needs: ['connection'],
      gives: ['active_connection'],
      inputs: [],
      operations: ['sso.oidc.update_connection'],
      sandboxOnly: 'provider',
    },
  ],
};
