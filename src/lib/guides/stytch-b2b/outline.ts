import type { GuideOutline, InputField } from '../types.ts';
import { failures } from './failures.ts';
import { flow } from './flow.ts';
import { operations } from './operations.ts';
import { appSettings, credentialForm, projectLines } from './set-up.ts';

const address: InputField = {
  name: 'email',
  label: 'Email address',
  type: 'email',
  example: 'ada@example.com',
  refusedAs: ['invalid_email'],
  shared: true,
};
/** The errors for each kind of value (docs/stytch.md, "Errors"). */
const refusals = {
  name: ['organization_name_missing', 'invalid_organization_name'],
  slug: ['invalid_organization_slug', 'organization_slug_already_used'],
  organization: ['invalid_organization_id', 'organization_not_found'],
  domain: ['organization_settings_invalid_domain', 'organization_settings_domain_too_common'],
};

/** The requirements between steps, and what to call them in a sentence. */
const requirements = {
  organization: 'an organization',
  mail: 'an email to open',
  magic_link_token: 'a magic link token',
  spent_link_token: 'a link that has been used',
  intermediate_session_token: 'an intermediate session token',
  session_token: 'a session token',
  login: 'an organization you have logged in to',
  email_domain: 'an allowed email domain',
};

/**
 * The Stytch guide as data: what each step runs, needs and gives. Panels, diagram, *prepare* and lists are made from
 * it.
 */
export const stytchB2b: GuideOutline<keyof typeof requirements> = {
  id: 'stytch-b2b',
  provider: 'stytch',
  title: 'Stytch B2B: from an email address to a session',
  headline: 'From an email address to a session',
  intro:
    'Log users in with Stytch B2B discovery magic links: a user enters their email, opens the link they get, picks an organization, and is logged in.',
  invitation: 'Send a magic link',
  name: 'Stytch B2B',
  shortName: 'Stytch',
  vendor: 'Stytch',
  signedOut: 'logged out',
  startAgain: 'Request a new link',
  account: { href: 'https://stytch.com/dashboard', label: 'Create a Stytch project' },
  runsAsScript: true,
  sendsMail: true,
  setUpStep: 'set-up',
  opensFrom: 'ask-for-a-link',
  credentialForm,
  projectLines,
  appSettings,
  flow,
  operations,
  failures,
  requirements,
  steps: [
    {
      id: 'see-it-happen',
      title: 'Send your first magic link',
      summary: 'One API call, and an email with a magic link arrives.',
      actions: [
        {
          id: 'send',
          label: 'Send magic link',
          needs: [],
          gives: ['mail'],
          inputs: [address],
          operations: ['magic_links.email.discovery.send'],
        },
      ],
    },
    {
      id: 'set-up',
      title: 'Set up your project',
      summary: 'Install the SDK, set your environment variables, create an organization and its first member.',
      byDeveloper: true,
      shows: 'project',
      actions: [
        {
          id: 'create',
          label: 'Create organization and member',
          needs: [],
          gives: ['organization'],
          inputs: [
            { name: 'name', label: 'Organization name', type: 'text', example: 'Acme', refusedAs: refusals.name },
            { name: 'slug', label: 'Slug', type: 'text', example: 'acme', refusedAs: refusals.slug },
            { ...address, label: 'First member' },
          ],
          operations: ['organizations.create', 'organizations.members.create'],
        },
        {
          id: 'use',
          label: 'Use an existing organization',
          needs: [],
          gives: ['organization'],
          inputs: [
            { name: 'organization', label: 'Slug or ID', type: 'text', example: '', refusedAs: refusals.organization },
          ],
          operations: ['organizations.get'],
          ownProjectOnly: true,
        },
      ],
    },
    {
      id: 'ask-for-a-link',
      title: 'Send the link from your app',
      summary: 'Build the sign-up form and the route that emails a magic link.',
      actions: [
        {
          id: 'send',
          label: 'Send magic link',
          needs: [],
          gives: ['mail'],
          prefers: ['organization'],
          inputs: [address],
          operations: ['magic_links.email.discovery.send'],
        },
        {
          id: 'stranger',
          label: 'Send and open a link for an email that isn’t a member',
          needs: [],
          gives: [],
          inputs: [],
          operations: ['magic_links.email.discovery.send', 'magic_links.discovery.authenticate'],
          demonstratesFailure: true,
          asOtherUser: true,
          sandboxOnly: 'mailbox',
        },
      ],
    },
    {
      id: 'open-it',
      title: 'Open the link',
      summary: 'Follow the redirect from the email to your app, and see the token in the URL.',
      actions: [
        {
          id: 'open',
          label: 'Open the link',
          needs: ['mail'],
          gives: ['magic_link_token'],
          inputs: [],
          operations: [],
          manual: true,
          sandboxOnly: 'mailbox',
        },
      ],
    },
    {
      id: 'discover',
      title: 'Exchange the token',
      summary: 'Get an intermediate session and the organizations this user can log in to.',
      actions: [
        {
          id: 'authenticate',
          label: 'Exchange token',
          needs: ['magic_link_token'],
          gives: ['intermediate_session_token', 'spent_link_token'],
          prefers: ['organization'],
          inputs: [],
          operations: ['magic_links.discovery.authenticate'],
        },
        {
          id: 'open-twice',
          label: 'Use the same link again',
          needs: ['spent_link_token'],
          gives: [],
          inputs: [],
          operations: ['magic_links.discovery.authenticate'],
          demonstratesFailure: true,
        },
      ],
    },
    {
      id: 'choose',
      title: 'Choose an organization',
      summary: 'Log in to an organization from the list, or create a new one.',
      actions: [
        {
          id: 'exchange',
          label: 'Log in to organization',
          needs: ['intermediate_session_token'],
          gives: ['session_token', 'login'],
          inputs: [{ name: 'organization_id', label: 'Organization', type: 'choice', example: '' }],
          operations: ['discovery.intermediate_sessions.exchange'],
        },
        {
          id: 'create',
          label: 'Create organization',
          needs: ['intermediate_session_token'],
          gives: ['session_token', 'login'],
          inputs: [
            {
              name: 'name',
              label: 'New organization name',
              type: 'text',
              example: 'Analytical Engines',
              refusedAs: refusals.name,
            },
          ],
          operations: ['discovery.organizations.create'],
        },
      ],
    },
    {
      id: 'logged-in-and-out',
      title: 'Check the session and log out',
      summary: 'Check the session before a private page, read the session JWT, and log out.',
      shows: 'jwt',
      completedBy: ['authenticate', 'revoke'],
      actions: [
        {
          id: 'authenticate',
          label: 'Check session',
          needs: ['session_token'],
          gives: [],
          inputs: [],
          operations: ['sessions.authenticate'],
        },
        {
          id: 'revoke',
          label: 'Log out',
          needs: ['session_token'],
          gives: [],
          inputs: [],
          operations: ['sessions.revoke'],
        },
      ],
    },
    {
      id: 'make-it-yours',
      title: 'Let colleagues join',
      summary: 'Allow an email domain, prepare for production, and copy the full code.',
      completedBy: ['allow', 'join'],
      actions: [
        {
          id: 'allow',
          label: 'Allow email domain',
          needs: ['login'],
          gives: ['email_domain'],
          inputs: [
            { name: 'domain', label: 'Email domain', type: 'text', example: 'example.com', refusedAs: refusals.domain },
          ],
          operations: ['organizations.update'],
          byDeveloper: true,
        },
        {
          id: 'join',
          label: 'Log in as a colleague',
          needs: ['email_domain'],
          gives: [],
          inputs: [
            {
              name: 'colleague',
              label: 'Colleague’s email, before the @',
              type: 'text',
              example: 'linus',
              refusedAs: ['invalid_email'],
            },
          ],
          operations: [
            'magic_links.email.discovery.send',
            'magic_links.discovery.authenticate',
            'discovery.intermediate_sessions.exchange',
          ],
          asOtherUser: true,
          sandboxOnly: 'mailbox',
        },
      ],
    },
  ],
};
