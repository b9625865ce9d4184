import type { CredentialState } from '../../lib/bench/index.ts';

interface Fields {
  id: { label: string; looks: string };
  secret: { label: string; looks: string };
  /** Prerequisites shown above the fields. */
  first: (credentials: CredentialState) => string[];
}

const always = ({ liveHost }: CredentialState) => [
  'Take a throw-away test project, never one that people use. Live keys are refused.',
  `They are sent to ${liveHost} and nowhere else. This site keeps them encrypted, for you alone, until an hour after you last used them, or until you forget them here.`,
];

const stytch: Fields = {
  id: { label: 'Project id', looks: 'project-test-…' },
  secret: { label: 'Secret', looks: 'secret-test-…' },
  first: (credentials) => [
    `First register ${credentials.redirectUrl} at Stytch, for the type Discovery.`,
    ...always(credentials),
  ],
};

const passwordless: Fields = {
  id: { label: 'Public key', looks: 'yourapp:public:…' },
  secret: { label: 'Private key', looks: 'yourapp:secret:…' },
  first: always,
};

export const fieldsOf = (guide: string): Fields => (guide === 'stytch-b2b' ? stytch : passwordless);

const variables: Record<string, string[]> = {
  'stytch-b2b': ['STYTCH_PROJECT_ID=project-test-…', 'STYTCH_SECRET=secret-test-…'],
  passwordless: ['PASSWORDLESS_API_KEY=yourapp:public:…', 'PASSWORDLESS_API_SECRET=yourapp:secret:…'],
};

/** The lines for `.env` on the reader's own machine. */
export const localWay = (guide: string) => `# .env\n${(variables[guide] ?? []).join('\n')}\n\n# then\nnpm start`;
