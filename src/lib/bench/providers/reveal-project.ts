import type { Project } from '../sandbox-project/projects.ts';
import { PASSWORDLESS_BASE } from './passwordless/credentials.ts';

/** The reader's own sandbox project with its secrets, under the names the guides give them. */
export interface RevealedProject {
  project_id: string;
  secret: string;
  public_token: string;
  base_url: string;
  passwordless: { api_url: string; api_key: string; api_secret: string } | null;
}

export const reveal = ({ project_id, secret, public_token, base_url, passkeys }: Project): RevealedProject => ({
  project_id,
  secret: secret.reveal(),
  public_token,
  base_url,
  passwordless: passkeys && {
    api_url: base_url + PASSWORDLESS_BASE,
    api_key: passkeys.api_key,
    api_secret: passkeys.api_secret.reveal(),
  },
});
