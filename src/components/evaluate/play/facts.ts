import type { RunResult } from '../../../lib/bench/index.ts';
import type { Exchange } from '../../../lib/wire/exchange.ts';
import { fieldsOf, parseFields } from '../../bench/wire/parse-fields.ts';

/** Values used in the narration. Examples until the run has real ones. */
export interface PlayFacts {
  person: string;
  address: string;
  company: string;
  /** Names of the organizations found. */
  found: string[];
  entered: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Names of the organizations that a response lists. */
const foundIn = (exchange: Exchange): string[] =>
  list(parseFields(exchange.response?.body).discovered_organizations).map((item) =>
    text(fieldsOf(fieldsOf(item).organization).organization_name),
  );

const exchangesOf = (results: RunResult[]) => results.flatMap(({ exchanges }) => exchanges);

/** Reads the facts off the exchanges, so that narration and wire describe the same run. */
export function factsOf(example: PlayFacts, results: RunResult[]): PlayFacts {
  const facts = { ...example };
  for (const exchange of exchangesOf(results)) {
    const sent = parseFields(exchange.request.body);
    const received = parseFields(exchange.response?.body);
    const name = fieldsOf(received.organization).organization_name;
    if (typeof sent.email_address === 'string') facts.address = sent.email_address;
    if (typeof name === 'string') {
      if (exchange.operation?.startsWith('organizations.')) facts.company = name;
      else facts.entered = name;
    }
    const names = foundIn(exchange);
    if (names.length > 0) facts.found = names;
  }
  return facts;
}

/** Fills a scene's placeholders with facts. */
export function fill(text: string, facts: PlayFacts): string {
  const { found, ...words } = facts;
  const places: Record<string, string> = { ...words, found: new Intl.ListFormat('en').format(found) };
  return text.replace(/\{(\w+)\}/g, (place, name: string) => places[name] ?? place);
}
