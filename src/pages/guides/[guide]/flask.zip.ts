import type { APIRoute } from 'astro';
import { downloadFlask } from '../../../components/guide/download/app-download.ts';
import { sendDownload, settingsFor } from '../../../components/guide/download/send-download.ts';

export const prerender = false;

/** Sends the guide's app in Python, with settings to fill in. */
export const GET: APIRoute = ({ params, locals }) =>
  sendDownload(downloadFlask(params.guide ?? '', locals.bench.siteUrl));

/** Sends the same with the settings of the reader's sandbox project. A POST, because it may create that project. */
export const POST: APIRoute = async ({ params, request, locals }) => {
  const settings = await settingsFor(request, locals.bench);
  if (settings instanceof Response) return settings;
  const { project, cookies } = settings;
  return sendDownload(downloadFlask(params.guide ?? '', locals.bench.siteUrl, project), cookies);
};
