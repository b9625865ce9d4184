/** Patterns of jargon a non-developer can't be expected to know, by kind. */
const kinds: [string, RegExp][] = [
  ['an identifier', /\b[a-z]+(?:_[a-z0-9]+)+\b/gi],
  ['an identifier', /\b[a-z]+[A-Z][A-Za-z]+\b/g],
  ['an identifier', /\b[a-z]+\.[a-z]+\.[a-z.]+\b|\w\(\)/gi],
  ['an identifier', /\b[0-9a-f]{8}-[0-9a-f]{4}-/gi],
  ['a status code', /\b[1-5]\d\d\b(?!,\d)/g],
  ['an address of the interface', /\/v\d\/|\b(?:GET|POST|PUT|DELETE|PATCH)\b/g],
  [
    'a technical word',
    /\b(?:API|SDK|JWT|JSON|HTTPS?|endpoint|route|cookie|token|payload|header|query|parameter|hash(?:ed)?|OAuth|SSO|SAML|SCIM|OTP|MFA|TOTP|PKCE|backend|back-end|frontend|callback|webhook|regex|deploy(?:ment)?|provision(?:ed|ing)?|authenticat\w+|authoriz\w+|credential|exchange|wire|localhost|repository|string|boolean|null)s?\b/gi,
  ],
];

/** Example emails and URLs are data, not prose. */
const DATA = /[^\s]+@[^\s]+\.\w+|\b[\w-]+\.(?:example|com|dev)\b/g;

/** Finds jargon in a text, with its kind. Remove glossary terms first. */
export function jargonIn(text: string, operations: string[] = []): string[] {
  const words = text.replace(DATA, ' ');
  const named = operations.filter((operation) => words.includes(operation)).map((name) => `a call: ${name}`);
  return [
    ...named,
    ...kinds.flatMap(([kind, pattern]) => (words.match(pattern) ?? []).map((word) => `${kind}: ${word}`)),
  ];
}
