import type { CredentialState } from '../../lib/bench/index.ts';
import type { CredentialForm } from '../../lib/guides/index.ts';

/** Instructions to read before typing credentials. */
export const prerequisites = (form: CredentialForm, { liveHost, redirectUrl }: CredentialState): string[] => [
  ...form.before.map((line) => line.replace('{redirectUrl}', redirectUrl)),
  'Use a throwaway test project that no one else uses. Live keys are rejected.',
  `Your keys are sent only to ${liveHost}. This site stores them encrypted, for you alone, until an hour after you last use them or until you remove them here.`,
];

/** The lines for `.env` on the reader's own machine. */
export function localWay({ id, secret, publicToken }: CredentialForm): string {
  const fields = [id, secret, ...(publicToken ? [publicToken] : [])];
  const lines = fields.map(({ variable, looks }) => `${variable}=${looks}`);
  return `# .env\n${lines.join('\n')}\n\n# then\nnpm start`;
}
