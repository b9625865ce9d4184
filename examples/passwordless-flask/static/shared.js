import { Client } from './passwordless-client.mjs';

const { apiKey, apiUrl } = document.body.dataset;
export const client = new Client({ apiKey, apiUrl });

/** Posts JSON to a route of the app. Throws with words for the user when the route refuses. */
export async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${answer.title}. ${answer.advice}`);
  return answer;
}

/** Shows the user one sentence. */
export function say(text) {
  document.querySelector('[role="status"]').textContent = text;
}

/** Enables a form, once its script listens. */
export function enable(form) {
  form.querySelector('fieldset').disabled = false;
}

const create = navigator.credentials.create.bind(navigator.credentials);
let failure = '';

// The client returns the message of an error, which differs between browsers. The name doesn't.
navigator.credentials.create = async (options) => {
  failure = '';
  return await create(options).catch((error) => {
    failure = error.name;
    throw error;
  });
};

/** True when the last prompt met a device that already has a passkey. */
export const hasOneAlready = () => failure === 'InvalidStateError';
