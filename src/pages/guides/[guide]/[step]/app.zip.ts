import type { APIRoute } from 'astro';
import { archive, packageFile, readmeFile } from '../../../../components/guide/app-archive.ts';
import { shownFiles } from '../../../../components/guide/shown-files.ts';
import { startableApp } from '../../../../components/guide/startable-app.ts';
import { show } from '../../../../components/listing/sources.ts';
import { findStep, guides, opens } from '../../../../lib/guides/index.ts';
import manifest from '../../../../../package.json?raw';

const { dependencies } = JSON.parse(manifest) as { dependencies: Record<string, string> };

export const getStaticPaths = () =>
  guides.flatMap((guide) =>
    guide.steps.filter((step) => opens(guide, step)).map(({ id }) => ({ params: { guide: guide.id, step: id } })),
  );

/** The app up to this step as a zip, to start with `npm install` and `npm start`. */
export const GET: APIRoute = async ({ params }) => {
  const found = findStep(params.guide ?? '', params.step ?? '');
  if (!found) return new Response(null, { status: 404 });
  const { guide, step } = found;
  const { shown, folder } = await shownFiles(guide);
  const app = startableApp(guide, step.id, shown, { folder, read: (file) => show(file).code });
  const install = shown.find(({ files }) => files.some((file) => file.endsWith('/install.sh')));
  const setUp = guide.steps.find(({ id }) => id === install?.step);
  const script = install?.files.find((file) => file.endsWith('/install.sh'));
  if (!setUp || !script) throw new Error(`No step of ${guide.id} says how to install its app.`);
  const name = `${guide.id}-${step.id}`;
  const files = [packageFile(name, app, dependencies), readmeFile(guide, step, setUp, show(script).code), ...app];
  return new Response(archive(name, files), { headers: { 'Content-Type': 'application/zip' } });
};
