import type { Arrow } from '../flow.ts';

/** The guide's sequence diagram, in order. */
export const flow: Arrow[] = [
  { from: 'app', to: 'provider', label: '● invite', steps: ['invite-a-colleague'] },
  { from: 'provider', to: 'browser', label: 'email with invitation', steps: ['invite-a-colleague'] },
  { from: 'browser', to: 'app', label: 'invitation token', steps: ['invite-a-colleague'] },
  { from: 'app', to: 'provider', label: 'authenticate', steps: ['invite-a-colleague'] },
  { from: 'provider', to: 'app', label: '● colleague’s', steps: ['invite-a-colleague'] },
];
