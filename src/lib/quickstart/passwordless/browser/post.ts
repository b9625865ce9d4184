/** What the app's own JSON routes answer. */
interface Answer {
  token?: string;
  userId?: string;
  title?: string;
  advice?: string;
}

/**
 * Posts JSON to a route of your app.
 * @throws with words for the user when the route refuses
 */
export async function post(
  path: string,
  body: object,
): Promise<Answer> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Answer;
  if (!response.ok)
    throw new Error(`${answer.title}. ${answer.advice}`);
  return answer;
}

/** Shows the user one sentence. */
export function say(text: string) {
  const status = document.querySelector('[role="status"]');
  if (status) status.textContent = text;
}

/** Enables a form, once its script listens. */
export function enable(form: HTMLFormElement | null) {
  form?.querySelector('fieldset')?.removeAttribute('disabled');
}
