import type { APIRoute } from 'astro';
import { guides } from '../../lib/guides/index.ts';

const files = import.meta.glob<Record<string, string>>('../../content/fields/*.json', { import: 'default' });

export function getStaticPaths() {
  return [...new Set(guides.map(({ provider }) => provider))].map((provider) => ({ params: { provider } }));
}

/** Explanations of a provider's response fields, loaded only when the reader asks for them. */
export const GET: APIRoute = async ({ params }) => {
  const load = files[`../../content/fields/${params.provider}.json`];
  return Response.json((await load?.()) ?? {});
};
