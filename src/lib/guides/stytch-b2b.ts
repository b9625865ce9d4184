import type { GuideOutline, InputField } from './types.ts';

const address: InputField = {
  name: 'email',
  label: 'E-mail address',
  type: 'email',
  madeUp: 'ada@example.com',
  refusedAs: ['invalid_email'],
};
/** What each kind of value is refused as (docs/stytch.md, "Errors"). */
const refusals = {
  name: ['organization_name_missing', 'invalid_organization_name'],
  slug: ['invalid_organization_slug', 'organization_slug_already_used'],
  organization: ['invalid_organization_id', 'organization_not_found'],
  domain: ['organization_settings_invalid_domain', 'organization_settings_domain_too_common'],
};

/** The Stytch guide as data: what each step runs, needs and gives. Panels, diagram, *prepare* and lists are made from it. */
export const stytchB2b: GuideOutline = {
  id: 'stytch-b2b',
  title: 'Stytch B2B: from an e-mail address to a session',
  headline: 'From an e-mail address to a session',
  intro:
    'Stytch B2B, discovery magic links: somebody types an e-mail address, opens a link, picks an organization and is logged in.',
  invitation: 'See it happen',
  name: 'Stytch B2B',
  vendor: 'Stytch',
  opensFrom: 'ask-for-a-link',
  steps: [
    {
      id: 'see-it-happen',
      title: 'See it happen',
      summary: 'Send a magic link and watch the mail arrive.',
      actions: [
        {
          id: 'send',
          label: 'send',
          needs: [],
          gives: ['mail'],
          inputs: [address],
          operations: ['magic_links.email.discovery.send'],
        },
      ],
    },
    {
      id: 'set-up',
      title: 'Set up',
      summary: 'Install the SDK, set two variables, create an organization and its first member.',
      byDeveloper: true,
      actions: [
        {
          id: 'create',
          label: 'create',
          needs: [],
          gives: ['organization'],
          inputs: [
            { name: 'name', label: 'Organization', type: 'text', madeUp: 'Acme', refusedAs: refusals.name },
            { name: 'slug', label: 'Slug', type: 'text', madeUp: 'acme', refusedAs: refusals.slug },
            { ...address, label: 'First member' },
          ],
          operations: ['organizations.create', 'organizations.members.create'],
        },
        {
          id: 'use',
          label: 'with one you have',
          needs: [],
          gives: ['organization'],
          inputs: [
            { name: 'organization', label: 'Slug or id', type: 'text', madeUp: '', refusedAs: refusals.organization },
          ],
          operations: ['organizations.get'],
          ownProjectOnly: true,
        },
      ],
    },
    {
      id: 'ask-for-a-link',
      title: 'Ask for a link',
      summary: 'A form, a route, one call: the mail is on its way.',
      actions: [
        {
          id: 'send',
          label: 'send',
          needs: [],
          gives: ['mail'],
          betterWith: ['organization'],
          inputs: [address],
          operations: ['magic_links.email.discovery.send'],
        },
        {
          id: 'stranger',
          label: 'with an address nobody added',
          needs: [],
          gives: [],
          inputs: [],
          operations: ['magic_links.email.discovery.send', 'magic_links.discovery.authenticate'],
          breaks: true,
          asAnother: true,
          sandboxOnly: 'mailbox',
        },
      ],
    },
    {
      id: 'open-it',
      title: 'Open it',
      summary: 'Who redirects whom, and what the address carries.',
      actions: [
        {
          id: 'open',
          label: 'open the link',
          needs: ['mail'],
          gives: ['magic_link_token'],
          inputs: [],
          operations: [],
          byHand: true,
          sandboxOnly: 'mailbox',
        },
      ],
    },
    {
      id: 'discover',
      title: 'Discover',
      summary: 'Trade the token for an intermediate session and a list of organizations.',
      actions: [
        {
          id: 'authenticate',
          label: 'authenticate',
          needs: ['magic_link_token'],
          gives: ['intermediate_session_token', 'spent_link_token'],
          betterWith: ['organization'],
          inputs: [],
          operations: ['magic_links.discovery.authenticate'],
        },
        {
          id: 'open-twice',
          label: 'the same link again',
          needs: ['spent_link_token'],
          gives: [],
          inputs: [],
          operations: ['magic_links.discovery.authenticate'],
          breaks: true,
        },
      ],
    },
    {
      id: 'choose',
      title: 'Choose',
      summary: 'Pick an organization, or create one, and be logged in.',
      actions: [
        {
          id: 'exchange',
          label: 'exchange',
          needs: ['intermediate_session_token'],
          gives: ['session_token', 'login'],
          inputs: [{ name: 'organization_id', label: 'Organization', type: 'choice', madeUp: '' }],
          operations: ['discovery.intermediate_sessions.exchange'],
        },
        {
          id: 'create',
          label: 'create',
          needs: ['intermediate_session_token'],
          gives: ['session_token', 'login'],
          inputs: [
            {
              name: 'name',
              label: 'New organization',
              type: 'text',
              madeUp: 'Analytical Engines',
              refusedAs: refusals.name,
            },
          ],
          operations: ['discovery.organizations.create'],
        },
      ],
    },
    {
      id: 'logged-in-and-out',
      title: 'Logged in, and out',
      summary: 'Check the session, read the JWT, log out.',
      actions: [
        {
          id: 'authenticate',
          label: 'authenticate',
          needs: ['session_token'],
          gives: [],
          inputs: [],
          operations: ['sessions.authenticate'],
        },
        {
          id: 'revoke',
          label: 'revoke',
          needs: ['session_token'],
          gives: [],
          inputs: [],
          operations: ['sessions.revoke'],
        },
      ],
    },
    {
      id: 'make-it-yours',
      title: 'Make it yours',
      summary: 'Let a whole e-mail domain join, and what to do before production.',
      actions: [
        {
          id: 'allow',
          label: 'update',
          needs: ['login'],
          gives: ['email_domain'],
          inputs: [
            { name: 'domain', label: 'E-mail domain', type: 'text', madeUp: 'example.com', refusedAs: refusals.domain },
          ],
          operations: ['organizations.update'],
          byDeveloper: true,
        },
        {
          id: 'join',
          label: 'as a colleague',
          needs: ['email_domain'],
          gives: [],
          inputs: [
            { name: 'colleague', label: 'A colleague', type: 'text', madeUp: 'linus', refusedAs: ['invalid_email'] },
          ],
          operations: [
            'magic_links.email.discovery.send',
            'magic_links.discovery.authenticate',
            'discovery.intermediate_sessions.exchange',
          ],
          asAnother: true,
          sandboxOnly: 'mailbox',
        },
      ],
    },
  ],
};
