import type { APIRoute } from 'astro';
import { appSoFar, rootOf } from '../../../../components/guide/download/app-so-far.ts';
import { shownFiles } from '../../../../components/guide/download/shown-files.ts';
import { sourceOf, show } from '../../../../components/listing/sources.ts';
import { findStep, guides } from '../../../../lib/guides/index.ts';

export const getStaticPaths = () =>
  guides.flatMap((guide) => guide.steps.map((step) => ({ params: { guide: guide.id, step: step.id } })));

/** The app up to this step as one text file. */
export const GET: APIRoute = async ({ params }) => {
  const place = findStep(params.guide ?? '', params.step ?? '');
  if (!place) return new Response(null, { status: 404 });
  const { shown, folder } = await shownFiles(place.guide);
  const files = appSoFar(place.guide, place.step.id, shown, sourceOf);
  const root = rootOf(folder, files);
  const parts = files.map((file) => `// ${file.slice(root.length)}\n\n${show(file).code}\n`);
  return new Response(parts.join('\n'), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
