import { getEntry } from 'astro:content';
import { guides } from '../../../lib/guides/index.ts';
import { stytchB2b } from '../../../lib/guides/stytch-b2b/outline.ts';
import { reference } from '../../../lib/sandbox/reference.ts';
import { coverageOf, sayEmulated, type Coverage } from './coverage.ts';
import type { Capability, Questions, Source } from './schema.ts';

/** A row of the capability table. */
export interface CapabilityRow extends Capability, Coverage {
  emulatedText: string;
  /** The guide for another provider that teaches it. */
  elsewhere: { path: string; name: string } | null;
}

/** The sources of the buyer's pages. */
export async function buyerSources(): Promise<Record<string, Source>> {
  const entry = await getEntry('buyerSources', 'sources');
  if (!entry) throw new Error('There is no src/content/evaluate/buyer/sources.json.');
  return entry.data;
}

/** The capability table of Stytch B2B, filled from the content file, the guides and the sandbox. */
export async function capabilityRows(): Promise<CapabilityRow[]> {
  const entry = await getEntry('capabilities', 'capabilities');
  const { provider } = stytchB2b;
  const calls = reference.providers.find(({ id }) => id === provider);
  if (!entry || !calls) throw new Error('The capability table has no content or no sandbox to compare with.');
  const stytchGuides = guides.filter((guide) => guide.provider === provider);
  return entry.data.capabilities.map((capability) => {
    const coverage = coverageOf(capability.operations, calls, stytchGuides, capability.taught);
    const other = guides.find(({ id }) => id === capability.guide);
    return {
      ...capability,
      ...coverage,
      emulatedText: capability.sandbox ?? sayEmulated(coverage),
      elsewhere: other ? { path: `/guides/${other.id}/`, name: other.name } : null,
    };
  });
}

/** The buyer's questions. */
export async function buyerQuestions(): Promise<Questions> {
  const entry = await getEntry('questions', 'questions');
  if (!entry) throw new Error('There is no src/content/evaluate/buyer/questions.json.');
  return entry.data;
}
