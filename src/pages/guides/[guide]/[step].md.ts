import type { APIRoute } from 'astro';
import { getCollection, getEntry } from 'astro:content';
import { stepToMarkdown } from '../../../components/markdown/step.ts';
import { findStep, guides } from '../../../lib/guides/index.ts';

export function getStaticPaths() {
  return guides.flatMap((guide) => guide.steps.map((step) => ({ params: { guide: guide.id, step: step.id } })));
}

/** A step as Markdown. Other pages get theirs from the built HTML (integrations/markdown-twins.ts). */
export const GET: APIRoute = async ({ params, site }) => {
  const place = findStep(params.guide ?? '', params.step ?? '');
  const entry = await getEntry('guides', `${params.guide}/${params.step}`);
  if (!place || !entry || !site) throw new Error(`The outline names ${params.step}, and there is no text for it.`);
  return new Response(stepToMarkdown({ ...place, entry, glossary: await getCollection('glossary') }, site.origin));
};
