import type { APIRoute } from 'astro';
import { downloadStep } from '../../../../components/guide/download/app-download.ts';
import { sendDownload, settingsFor } from '../../../../components/guide/download/send-download.ts';

export const prerender = false;

/** Sends the app up to this step, with settings to fill in. */
export const GET: APIRoute = async ({ params, locals }) =>
  sendDownload(await downloadStep(params.guide ?? '', params.step ?? '', locals.bench.siteUrl));

/** Sends the same with the settings of the reader's sandbox project. A POST, because it may create that project. */
export const POST: APIRoute = async ({ params, request, locals }) => {
  const settings = await settingsFor(request, locals.bench);
  if (settings instanceof Response) return settings;
  const { project, cookies } = settings;
  const download = await downloadStep(params.guide ?? '', params.step ?? '', locals.bench.siteUrl, project);
  return sendDownload(download, cookies);
};
