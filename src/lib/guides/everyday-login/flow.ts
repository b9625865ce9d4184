import type { Arrow } from '../flow.ts';

/** The guide's sequence diagram, in order. */
export const flow: Arrow[] = [
  { from: 'app', to: 'provider', label: '● invite', steps: ['invite-a-colleague'] },
  { from: 'provider', to: 'browser', label: 'email with invitation', steps: ['invite-a-colleague'] },
  { from: 'browser', to: 'app', label: 'invitation token', steps: ['invite-a-colleague'] },
  { from: 'app', to: 'provider', label: 'authenticate', steps: ['invite-a-colleague'] },
  { from: 'provider', to: 'app', label: '● colleague’s', steps: ['invite-a-colleague'] },
  { from: 'browser', to: 'provider', label: 'Continue with Google', steps: ['continue-with-google'] },
  { from: 'provider', to: 'browser', label: '◇ OAuth token', steps: ['continue-with-google'] },
  { from: 'browser', to: 'app', label: '◇ OAuth token', steps: ['continue-with-google'] },
  { from: 'app', to: 'provider', label: '◇ authenticate', steps: ['continue-with-google'] },
  { from: 'provider', to: 'app', label: 'organizations, ▲', steps: ['continue-with-google'] },
  { from: 'app', to: 'provider', label: 'SSO connection', steps: ['connect-their-provider'] },
  { from: 'browser', to: 'provider', label: 'SSO, company’s provider', steps: ['log-in-with-sso'] },
  { from: 'provider', to: 'browser', label: '△ SSO token', steps: ['log-in-with-sso'] },
  { from: 'browser', to: 'app', label: '△ SSO token', steps: ['log-in-with-sso'] },
  { from: 'app', to: 'provider', label: '△ authenticate', steps: ['log-in-with-sso'] },
  { from: 'provider', to: 'app', label: '● session, ■ JWT', steps: ['log-in-with-sso'] },
  { from: 'app', to: 'provider', label: '▲ authenticator', steps: ['second-factor'] },
  { from: 'browser', to: 'app', label: 'code', steps: ['second-factor'] },
  { from: 'app', to: 'provider', label: '▲ code', steps: ['second-factor'] },
  { from: 'provider', to: 'app', label: '● session, ■ JWT', steps: ['second-factor'] },
];
