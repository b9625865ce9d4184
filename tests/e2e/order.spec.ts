import { expect, openStep, test } from './fixtures.ts';
import { benchClient } from './bench-client.ts';
import { actions } from './outline.ts';

/** For a reader who starts in the middle: what each action needs, and the step that gives it. */
const givenBy: [step: string, action: string, what: string, giver: string][] = [
  ['open-it', 'open', 'an email to open', 'ask-for-a-link'],
  ['discover', 'authenticate', 'a magic link token', 'open-it'],
  ['discover', 'open-twice', 'a link that has been used', 'discover'],
  ['choose', 'exchange', 'an intermediate session token', 'discover'],
  ['choose', 'create', 'an intermediate session token', 'discover'],
  ['logged-in-and-out', 'authenticate', 'a session token', 'choose'],
  ['logged-in-and-out', 'revoke', 'a session token', 'choose'],
  ['make-it-yours', 'allow', 'an organization you have logged in to', 'choose'],
  ['make-it-yours', 'join', 'an allowed email domain', 'make-it-yours'],
];

test('the table of this test has every action that needs something', () => {
  const needy = actions.filter(({ action }) => action.needs.length > 0).map(({ step, action }) => [step, action.id]);
  expect(givenBy.map(([step, action]) => [step, action])).toEqual(needy);
});

for (const [step, action, what, giver] of givenBy) {
  test(`a reader who runs ${step}/${action} first is told what is missing and which step gives it`, async ({
    request,
    baseURL,
  }) => {
    const { status, result } = await benchClient(request, baseURL).run(step, action);
    expect(status).toBe(200);
    expect(result.outcome).toMatchObject({ kind: 'missing', from: { guide: 'stytch-b2b', step: giver } });
    expect(result.outcome.sentence).toContain(what);
    expect(result.exchanges).toEqual([]);
  });
}

for (const { step, action } of actions) {
  test(`a reader who starts with ${step}/${action.id} can have everything prepared`, async ({ request, baseURL }) => {
    const client = benchClient(request, baseURL);
    await client.prepare(step, action.id);
    const { status, result } = await client.run(step, action.id);
    expect([status, result.outcome.kind]).toEqual([200, action.id === 'open-twice' ? 'refused' : 'done']);
    await test.step('preparing it again runs nothing', async () => {
      if (action.needs.every((thing) => ['login', 'email_domain', 'spent_link_token'].includes(thing)))
        expect(await client.prepare(step, action.id)).toEqual([]);
    });
  });
}

test('a button out of order prepares and runs in one press, keeps its name, and says what it ran first', async ({
  page,
}) => {
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  const { button, said, region } = await openStep(page, 'choose');
  await expect(region).toContainText('“Log in to organization” needs an intermediate session token');
  await expect(button('Prepare and run “Log in to organization”')).toBeVisible();
  await button('Create organization').click();
  await expect(said).toContainText('ada@example.com is logged in to Analytical Engines.');
  await expect(said).toContainText(/Before that, this page ran .*“Open the link”, and “Exchange token”/);
  await expect(button('Create organization')).toBeFocused();
  await expect(region).not.toContainText('needs an intermediate session token');
  await expect(region.getByRole('link', { name: /^Next/ })).toBeVisible();
  expect(complaints).toEqual([]);
});
