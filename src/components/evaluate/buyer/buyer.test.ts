import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { guides } from '../../../lib/guides/index.ts';
import { reference } from '../../../lib/sandbox/reference.ts';
import { belongs, coverageOf, sayEmulated } from './coverage.ts';
import { capabilitiesSchema, questionsSchema, sourcesSchema } from './schema.ts';

const root = new URL('../../../../', import.meta.url);
const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`src/content/evaluate/buyer/${name}.json`, root), 'utf8'));
const sources = sourcesSchema.parse(read('sources'));
const { capabilities } = capabilitiesSchema.parse(read('capabilities'));
const { groups, questions, anyVendor } = questionsSchema.parse(read('questions'));
const stytch = reference.providers.find(({ id }) => id === 'stytch');

test('every capability and every answer has dated sources that exist, and no source is unused', () => {
  const used = new Set([...capabilities, ...questions].flatMap((claim) => claim.sources));
  expect([...used].sort()).toEqual(Object.keys(sources).sort());
  for (const { id, sources: own } of capabilities) expect(own.length, id).toBeGreaterThan(0);
});

test('an answer without a source shows the answer here or says what to ask', () => {
  for (const { id, sources: own, ask, see } of questions)
    expect(own.length > 0 || Boolean(ask) || Boolean(see), id).toBe(true);
});

test('each risk says what a buyer can do about it', () => {
  for (const { id, risk, mitigation } of questions) expect(Boolean(mitigation), id).toBe(Boolean(risk));
});

test('each call of the vendor belongs to exactly one capability, so that none is counted twice or forgotten', () => {
  const calls = [...(stytch?.emulated ?? []), ...(stytch?.notEmulated ?? [])].map(({ name }) => name);
  expect(calls.length).toBeGreaterThan(90);
  for (const call of calls) {
    const owners = capabilities.filter(({ operations }) => belongs(call, operations)).map(({ id }) => id);
    expect(owners, call).toHaveLength(1);
  }
});

test('a capability is taught where a step makes one of its calls, and a new step appears by itself', () => {
  if (!stytch) throw new Error('the sandbox knows no Stytch');
  const own = guides.filter(({ provider }) => provider === 'stytch');
  expect(coverageOf(['magic_links.*'], stytch, own).steps.map(({ id }) => id)).toContain('ask-for-a-link');
  const more = structuredClone(own);
  more[0]?.steps[0]?.actions[0]?.operations.push('scim.connection.create');
  expect(coverageOf(['scim.*'], stytch, own).steps).toEqual([]);
  expect(coverageOf(['scim.*'], stytch, more).steps).toHaveLength(1);
});

test('a step that teaches a capability with other calls is listed, and exists', () => {
  if (!stytch) throw new Error('the sandbox knows no Stytch');
  for (const { id, operations, taught } of capabilities.filter((capability) => capability.taught.length > 0)) {
    const steps = coverageOf(operations, stytch, guides, taught).steps.map((step) => `${step.guide}/${step.id}`);
    expect(steps, id).toEqual(expect.arrayContaining(taught));
  }
});

test.each([
  [{ emulated: 0, total: 0 }, 'No'],
  [{ emulated: 0, total: 3 }, 'No'],
  [{ emulated: 2, total: 3 }, '2 of 3 calls'],
  [{ emulated: 1, total: 1 }, 'Yes'],
  [{ emulated: 2, total: 2 }, 'Both calls'],
  [{ emulated: 3, total: 3 }, 'All 3 calls'],
])('the sandbox’s share %o reads “%s”', (share, text) => {
  expect(sayEmulated({ ...share, steps: [] })).toBe(text);
});

test('the ids of the capabilities and questions are unique, since they are anchors', () => {
  for (const items of [capabilities, [...groups, ...questions]])
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  expect(groups.map(({ id }) => id)).toEqual([...new Set(questions.map(({ group }) => group))]);
  expect(anyVendor.length).toBeGreaterThanOrEqual(10);
});

test('incidents are listed from the oldest to the newest, each with its full date', () => {
  const points = questions.find(({ id }) => id === 'status')?.points ?? [];
  const dates = points.map((point) => Date.parse(`${point.split(':')[0]} UTC`));
  expect(dates.length).toBeGreaterThan(5);
  expect(dates).toEqual(dates.filter(Number.isFinite).toSorted((a, b) => a - b));
  for (const point of points) expect(point).toMatch(/^\w+ \d+, 20\d\d: /);
});

/** A buyer's question, the page and anchor that answers it, and the words that do, or the question to ask instead. */
const BUYER: [question: string, page: string, anchor: string, answer: string][] = [
  ['What does it cost?', 'questions', 'price-drivers', '$125 for each further connection'],
  ['What would our numbers cost?', 'questions', 'price-example', 'about $2,375 a month'],
  ['What do we count before we open the price page?', 'questions', 'count-first', 'Users who log in at least once a'],
  ['Are SSO and SCIM one connection?', 'questions', 'sso-and-scim', 'so plan with two'],
  ['What does a text message cost?', 'questions', 'text-messages', 'reach the United States and Canada by default'],
  ['What does it cost us to build?', 'questions', 'own-cost', 'The scope sheet lists it by feature'],
  ['How many days should we plan?', 'questions', 'how-long', 'We give no number'],
  ['How many requests can we make?', 'questions', 'rate-limits', 'ask: Which limits apply to our project'],
  ['How fast are the calls?', 'questions', 'speed', 'ask: What are the median'],
  ['What happens when Stytch is down?', 'questions', 'outage', 'No one can log in.'],
  ['How reliable is it?', 'questions', 'status', 'Seven entries of the last 14 months'],
  ['Is there an SLA?', 'questions', 'sla', 'ask: Please send us the SLA'],
  ['Does it work with our stack?', 'questions', 'languages', 'Any other language can call the HTTP API'],
  ['Does it work in a mobile app?', 'questions', 'mobile', 'Yes, with SDKs for iOS, Android and React Native'],
  ['Can we add passkeys?', 'questions', 'passkeys-beside', 'you build the connection between the two'],
  ['How do we test without their servers?', 'questions', 'testing', 'With the sandbox of this site'],
  ['Is there a test environment?', 'questions', 'environments', 'A project has a test environment and a live one'],
  ['Are settings code?', 'questions', 'settings-as-code', 'a management API and a Terraform provider'],
  ['Are webhooks signed?', 'questions', 'webhooks', 'We found no promise of order'],
  ['Are emails in our users’ languages?', 'questions', 'email-languages', 'English, Spanish, French and Brazilian'],
  ['Do users see Stytch’s name?', 'questions', 'own-domain', 'You can set up a domain and a sender of your own'],
  ['What if a user leaves?', 'questions', 'people-change', 'an administrator removes the member in your app'],
  ['Can a customer see who logged in?', 'questions', 'customer-logs', 'store each finished login in your own app'],
  ['What does a customer’s IT do?', 'questions', 'customer-setup', 'you give them one address'],
  ['Can a customer have two providers?', 'questions', 'two-providers', 'can have several SSO connections'],
  ['Can customers define roles?', 'questions', 'own-roles', 'in private beta'],
  ['How do we move users in?', 'questions', 'import', 'Create organizations and members through the API'],
  ['Do passwords come along?', 'questions', 'import-passwords', 'Yes, if they are bcrypt'],
  ['How do we leave?', 'questions', 'export', 'can be exported through the search calls'],
  ['Is there an EU region?', 'questions', 'residency', 'ask: In which countries do you store'],
  ['Is it certified?', 'questions', 'compliance', 'We found no public page that names a certificate'],
  ['Which personal data is stored?', 'questions', 'stored-data', 'Each member’s email address'],
  ['What happens to our data at the end?', 'questions', 'after-contract', 'ask: Within how many days'],
  ['How do we learn of a breach?', 'questions', 'breaches', 'ask: Within how many hours'],
  ['What does Stytch depend on?', 'questions', 'depends-on', 'Your servers call api.stytch.com'],
  ['Which method do we choose?', 'questions', 'which-method', 'start with magic links or email codes'],
  ['How secure is each method?', 'questions', 'method-security', 'is as secure as the user’s inbox'],
  ['Do mail scanners break links?', 'questions', 'scanners', 'They can: security products open links'],
  ['What stops guessing?', 'questions', 'brute-force', 'user locks'],
  ['Can we be locked out on purpose?', 'questions', 'lock-out', 'your support removes it in Stytch’s dashboard'],
  ['Can we end all sessions?', 'questions', 'end-sessions', 'One call ends all sessions of a member'],
  ['Can we rotate the secret?', 'questions', 'rotate-secret', 'then delete the first'],
  ['Who owns Stytch?', 'questions', 'owner', 'Twilio. It announced the acquisition on October 30, 2025'],
  ['What do we sign?', 'questions', 'contract', 'ask: Which terms apply to us'],
  ['How do we get support?', 'questions', 'support', 'By email and in a public Slack community'],
  ['How do we hear of API changes?', 'questions', 'api-changes', 'ask: How much notice'],
  ['How much of our code depends on it?', 'questions', 'lock-in', 'nothing else knows Stytch'],
  ['Who patches the downloaded code?', 'questions', 'downloaded-code', 'You do'],
  ['Who makes this site?', 'questions', 'who-made-this', 'Its contributors publish it'],
  ['Does it have SSO?', 'capabilities', 'sso', 'with SAML 2.0 or OpenID Connect'],
  ['Does it have SCIM?', 'capabilities', 'scim', 'Adds, changes and removes members'],
  ['Does it have a second factor?', 'capabilities', 'second-factor', 'An organization can require it'],
  ['Does it have roles?', 'capabilities', 'roles', 'Two built-in roles'],
  ['Does it have passkeys?', 'capabilities', 'passkeys', 'Only in Stytch’s consumer product'],
  ['Can support see what a user sees?', 'capabilities', 'impersonation', 'Only for your team'],
];

/** Each anchor's words as the page shows them. */
const wordsAt: Record<string, Map<string, string>> = {
  questions: new Map(questions.map(({ id, answer, ask }) => [id, [answer, ask && `ask: ${ask}`].join('\n')])),
  capabilities: new Map(capabilities.map(({ id, stytch: has, says }) => [id, `${has}\n${says}`])),
};

test.each(BUYER)('a buyer who asks “%s” finds the answer on %s, at #%s', (_, page, anchor, answer) => {
  expect(existsSync(new URL(`src/pages/evaluate/${page}.astro`, root))).toBe(true);
  expect(wordsAt[page]?.get(anchor)).toContain(answer);
});

test('every question the page answers is in the table of what buyers ask', () => {
  const asked = BUYER.filter(([, page]) => page === 'questions').map(([, , anchor]) => anchor);
  expect(asked).toEqual(questions.map(({ id }) => id));
  expect(BUYER.length).toBeGreaterThanOrEqual(25);
});
