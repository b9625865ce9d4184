import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { toPem, selfSign } from '../../src/lib/sandbox/core/keys/certificate.ts';
import { sign } from '../../src/lib/sandbox/idp/saml/assertion.ts';
import { startSandbox } from './harness.ts';
import {
  changed,
  post,
  type Posted,
  providerKey,
  resigned,
  samlConnection,
  samlResponse,
  unsigned,
  withNewId,
} from './saml.ts';

const ada = 'ada@example.com';

/** Logs in at the provider, and gives back what it would post. */
async function started() {
  const bench = await startSandbox();
  const ids = await samlConnection(bench);
  const response = () => samlResponse(bench, ada, { connection_id: ids.connection_id });
  const outcome = async (posted: Posted) => {
    const answer = await post(posted);
    return answer.status === 302 ? 'logged in' : (await answer.json()).error_type;
  };
  return { bench, ids, response, outcome, key: await providerKey(bench) };
}

const ASSERTION = /<saml:Assertion .*<\/saml:Assertion>/s;

/** Changes to the XML of a good response, each with what it's refused for. */
const tampered: Record<string, [change: (xml: string) => string, error: string]> = {
  'another address': [(xml) => xml.replaceAll(ada, 'eve@example.com'), 'invalid_signature_saml_response'],
  'a comment in the name': [
    (xml) => xml.replace(`>${ada}<`, '>ada@example.com<!---->.evil.example<'),
    'invalid_saml_response',
  ],
  'a comment elsewhere': [(xml) => xml.replace('<samlp:Status>', '<!-- x --><samlp:Status>'), 'invalid_saml_response'],
  'no signature': [unsigned, 'missing_signature_saml_response'],
  'no XML': [() => 'x', 'invalid_xml_saml_response'],
  'XML that ends early': [(xml) => xml.slice(0, -20), 'invalid_xml_saml_response'],
  'a document type': [(xml) => `<!DOCTYPE x [<!ENTITY a "b">]>${xml}`, 'invalid_xml_saml_response'],
  'a second assertion': [
    (xml) => xml.replace(ASSERTION, (assertion) => withNewId(unsigned(assertion)) + assertion),
    'invalid_signature_saml_response',
  ],
  'the signed assertion wrapped within a forged one': [
    (xml) =>
      unsigned(xml.replace(ASSERTION, '@')).replace('@', () => {
        const assertion = ASSERTION.exec(xml)?.[0] ?? '';
        const forged = withNewId(unsigned(assertion)).replaceAll(ada, 'eve@example.com');
        return forged.replace('</saml:Subject>', `</saml:Subject>${assertion}`);
      }),
    'invalid_signature_saml_response',
  ],
  'the signature of a wrapped assertion moved to a forged one': [
    (xml) => {
      const assertion = ASSERTION.exec(xml)?.[0] ?? '';
      const signature = /<ds:Signature .*?<\/ds:Signature>/s.exec(assertion)?.[0] ?? '';
      const forged = withNewId(unsigned(assertion)).replaceAll(ada, 'eve@example.com');
      const holder = `<samlp:Extensions>${unsigned(assertion)}</samlp:Extensions>`;
      return unsigned(xml).replace(ASSERTION, holder + forged.replace('</saml:Issuer>', `</saml:Issuer>${signature}`));
    },
    'invalid_signature_saml_response',
  ],
  'a response that names another request': [
    (xml) => xml.replaceAll(/InResponseTo="[^"]*"/g, 'InResponseTo="_x"'),
    'unsolicited_saml_response',
  ],
};

test('a response that was tampered with is refused', async () => {
  const { response, outcome } = await started();
  for (const [what, [change, error]] of Object.entries(tampered))
    expect(await outcome(changed(await response(), change)), what).toBe(error);
});

/** Changes to an assertion that the right key signs again, each with what it's refused for. */
const signedWrongly: Record<string, [change: (assertion: string) => string, error: string]> = {
  'another audience': [
    (xml) => xml.replace(/<saml:Audience>[^<]*/, '<saml:Audience>https://elsewhere.example'),
    'invalid_audience_saml_response',
  ],
  'no audience': [
    (xml) => xml.replace(/<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, ''),
    'invalid_audience_saml_response',
  ],
  'another issuer': [
    (xml) => xml.replace(/<saml:Issuer>[^<]*/, '<saml:Issuer>https://elsewhere.example'),
    'invalid_saml_response',
  ],
  'no conditions': [
    (xml) => xml.replace(/<saml:Conditions.*<\/saml:Conditions>/, ''),
    'invalid_audience_saml_response',
  ],
  'no time limit': [(xml) => xml.replaceAll(/ NotOnOrAfter="[^"]*"/g, ''), 'invalid_saml_response'],
  'an early start': [
    (xml) => xml.replace(/ NotBefore="[^"]*"/, ` NotBefore="${new Date(Date.now() + 120_000).toISOString()}"`),
    'not_yet_valid_saml_response',
  ],
  'a passed end': [
    (xml) =>
      xml.replaceAll(/ NotOnOrAfter="[^"]*"/g, ` NotOnOrAfter="${new Date(Date.now() - 120_000).toISOString()}"`),
    'expired_saml_response',
  ],
  'an age of two hours': [
    (xml) => xml.replace(/ IssueInstant="[^"]*"/, ` IssueInstant="${new Date(Date.now() - 7_200_000).toISOString()}"`),
    'expired_saml_response',
  ],
  'another recipient': [
    (xml) => xml.replace(/ Recipient="[^"]*"/, ' Recipient="https://elsewhere.example/acs"'),
    'invalid_saml_response',
  ],
  'no recipient': [(xml) => xml.replace(/ Recipient="[^"]*"/, ''), 'invalid_saml_response'],
  'another kind of confirmation': [(xml) => xml.replace(':cm:bearer', ':cm:sender-vouches'), 'invalid_saml_response'],
  'no confirmation': [
    (xml) => xml.replace(/<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/, ''),
    'invalid_saml_response',
  ],
  'a confirmation that has ended': [
    (xml) =>
      xml.replace(
        / NotOnOrAfter="[^"]*" Recipient/,
        ` NotOnOrAfter="${new Date(Date.now() - 120_000).toISOString()}" Recipient`,
      ),
    'expired_saml_response',
  ],
  'no request, although there was one': [
    (xml) => xml.replace(/ InResponseTo="[^"]*"/, ''),
    'unsolicited_saml_response',
  ],
  'an answer to another request': [
    (xml) => xml.replace(/InResponseTo="[^"]*"/, 'InResponseTo="_x"'),
    'unsolicited_saml_response',
  ],
  'no address': [(xml) => xml.replaceAll(ada, 'ada'), 'invalid_saml_response_email'],
};

test('an assertion that is signed, but not for this login, is refused', async () => {
  const { response, outcome, key } = await started();
  for (const [what, [change, error]] of Object.entries(signedWrongly))
    expect(await outcome(changed(await response(), resigned(key, change))), what).toBe(error);
  // Without a change it's accepted, so none of them is refused for its new signature.
  expect(
    await outcome(
      changed(
        await response(),
        resigned(key, (xml) => xml),
      ),
    ),
  ).toBe('logged in');
});

test('an assertion that no request asked for is refused at another address, and after its end', async () => {
  const { bench, response, outcome, key } = await started();
  const { acs_url } = await response();
  const at = `${bench.url}/idp/${bench.project.project_id}/saml/sso?${new URLSearchParams({ acs_url, person: ada })}`;
  const unasked = async (change: (assertion: string) => string) => {
    const posted: Posted = await (await fetch(at, { headers: { accept: 'application/json' } })).json();
    return outcome(changed(posted, resigned(key, change)));
  };
  expect(await unasked((xml) => xml.replace(/ Recipient="[^"]*"/, ' Recipient="https://elsewhere.example/"'))).toBe(
    'invalid_saml_response',
  );
  const passed = ` NotOnOrAfter="${new Date(Date.now() - 120_000).toISOString()}" Recipient`;
  expect(await unasked((xml) => xml.replace(/ NotOnOrAfter="[^"]*" Recipient/, passed))).toBe('expired_saml_response');
  expect(await unasked((xml) => xml)).toBe('logged in');
});

test('an assertion by a key that the connection does not know is refused', async () => {
  const { response, outcome } = await started();
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const { x5c } = selfSign('x', publicKey, privateKey, new Date());
  const key = { privateKey: String(privateKey.export({ type: 'pkcs8', format: 'pem' })), certificate: toPem(x5c) };
  expect(
    await outcome(
      changed(
        await response(),
        resigned(key, (xml) => xml),
      ),
    ),
  ).toBe('saml_certificate_mismatch');
  // Without a certificate in the signature, the same key makes a wrong signature.
  const bare = (xml: string) => xml.replace(/<ds:KeyInfo>.*?<\/ds:KeyInfo>/s, '');
  expect(await outcome(changed(await response(), (xml) => bare(resigned(key, (one) => one)(xml))))).toBe(
    'invalid_signature_saml_response',
  );
});

test('an assertion is used once, also by two browsers at the same time', async () => {
  const { bench, response, outcome, key } = await started();
  const posted = await response();
  expect(await outcome(posted)).toBe('logged in');
  expect(await outcome(posted)).toBe('duplicate_saml_response');
  const acs_url = posted.acs_url;
  const at = `${bench.url}/idp/${bench.project.project_id}/saml/sso?${new URLSearchParams({ acs_url, person: ada })}`;
  const unasked = await (await fetch(at, { headers: { accept: 'application/json' } })).json();
  expect((await Promise.all([outcome(unasked), outcome(unasked)])).sort()).toEqual([
    'duplicate_saml_response',
    'logged in',
  ]);
  // A new response around the used assertion is no new assertion.
  const wrapped = changed(unasked, (xml) =>
    sign(withNewId(unsigned(xml).replace(ASSERTION, ASSERTION.exec(xml)?.[0] ?? '')), 'Response', key),
  );
  expect(await outcome(wrapped)).toBe('duplicate_saml_response');
  // An answer to a request isn't accepted without the request.
  expect(await outcome({ ...(await response()), RelayState: '' })).toBe('unsolicited_saml_response');
  const stripped = changed(await response(), (xml) =>
    xml.replace(/(<samlp:Response [^>]*) InResponseTo="[^"]*"/, '$1').replace(/<ds:Signature .*?<\/ds:Signature>/s, ''),
  );
  expect(await outcome({ ...stripped, RelayState: '' })).toBe('unsolicited_saml_response');
});

test('a response expires on the sandbox’s clock', async () => {
  const { bench, response, outcome } = await started();
  const late = await response();
  await bench.control('POST', '/clock', bench.project, { advance_seconds: 600 });
  expect(await outcome(late)).toBe('expired_saml_response');
  expect(await outcome(await response())).toBe('logged in');
});

test('a response for one connection is no use at another', async () => {
  const { bench, response, outcome } = await started();
  const other = await samlConnection(bench);
  const posted = await response();
  const acs_url = `${bench.url}/v1/b2b/sso/callback/${other.connection_id}`;
  expect(await outcome({ ...posted, acs_url })).toBe('unsolicited_saml_response');
  expect(await outcome({ ...(await response()), acs_url, RelayState: '' })).toBe('invalid_audience_saml_response');
});

test('an organization that moves from another system may keep its audience', async () => {
  const { bench, ids, response, outcome, key } = await started();
  const alternative_audience_uri = 'https://old.example/saml';
  await bench.stytch.sso.saml.updateConnection({ ...ids, alternative_audience_uri });
  const old = (xml: string) => xml.replace(/<saml:Audience>[^<]*/, `<saml:Audience>${alternative_audience_uri}`);
  expect(await outcome(changed(await response(), resigned(key, old)))).toBe('logged in');
  expect(await outcome(await response())).toBe('logged in');
});

test('a user who cancels at the provider comes back with an error', async () => {
  const { bench, ids } = await started();
  const start = await fetch(
    `${bench.url}/v1/public/sso/start?${new URLSearchParams({ public_token: bench.project.public_token, connection_id: ids.connection_id, provider_cancel: '1' })}`,
    { redirect: 'manual' },
  );
  const to = start.headers.get('location') ?? '';
  const posted = await (await fetch(to, { headers: { accept: 'application/json' } })).json();
  expect(await (await post(posted)).json()).toMatchObject({ error_type: 'failed_saml_response' });
});

test('XML that is costly to read is not read', async () => {
  const { response, outcome } = await started();
  const posted = await response();
  for (const xml of ['<a>'.repeat(5000), `<a>${'<b/>'.repeat(8000)}</a>`])
    expect(await outcome({ ...posted, SAMLResponse: Buffer.from(xml).toString('base64') })).toBe(
      'saml_response_too_long',
    );
});
