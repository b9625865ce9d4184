import type { EmulatorResponse } from '../../core/http/response.ts';
import { playedFor } from '../clients.ts';
import { escapeHtml, hidden, page } from './html.ts';
import type { Person } from '../people.ts';

interface SignIn {
  /** Address that the forms are sent to. */
  action: string;
  /** The request's own fields. */
  carried: readonly (readonly [name: string, value: string])[];
  client: string;
  /** The host that the user is going to. */
  host: string;
  people: readonly Person[];
  /** The address in the field for someone else. */
  hint: string;
  /** Whether the address that was typed is none. */
  isInvalid?: boolean;
}

/** Makes the sign-in page. Its forms work without JavaScript. */
export function signInPage({ action, carried, client, host, people, hint, isInvalid }: SignIn): EmulatorResponse {
  const name = playedFor(client);
  const form = (content: string) =>
    `<form method="post" action="${escapeHtml(action)}">\n${hidden(carried)}\n${content}\n</form>`;
  const hasTenants = client === 'slack' || client === 'hubspot' || client === 'github';
  const choices = people.map(
    (person) =>
      `<li><button name="person" value="${escapeHtml(person.email)}">${escapeHtml(person.name)}` +
      `<span>${escapeHtml(person.email)}</span></button></li>`,
  );
  return page(
    `Sign in with ${name} (emulated)`,
    `<p class="note">Emulated by First Login. These people are made up, and no password is needed.</p>
<h1>Sign in with ${escapeHtml(name)}</h1>
<p>to continue to ${escapeHtml(host)}</p>
${form(`<ul>\n${choices.join('\n')}\n</ul>`)}
${form(`<label for="email">Someone else’s email address</label>
${isInvalid ? '<p id="wrong">Type an email address, such as ada@example.com.</p>' : ''}
<input type="email" id="email" name="person" required value="${escapeHtml(hint)}"${isInvalid ? ' aria-invalid="true" aria-describedby="wrong"' : ''}>
<details>
<summary>More about them</summary>
<label for="name">Name</label>
<input type="text" id="name" name="name">
<label for="groups">Groups, with spaces in between</label>
<input type="text" id="groups" name="groups">
${
  hasTenants
    ? `<label for="tenants">Workspace or organization IDs, with spaces in between</label>
<input type="text" id="tenants" name="tenants">`
    : ''
}
</details>
<button class="main">Continue</button>`)}
${form('<button class="plain" name="cancel" value="1">Cancel</button>')}`,
    isInvalid ? 400 : 200,
  );
}
