import { getCollection } from 'astro:content';
import type { GuideOutline } from '../../../lib/guides/index.ts';
import { filesIn } from '../../listing/sources.ts';
import type { StepFiles } from './app-so-far.ts';

/** Reads the files each step shows, and the folder of the guide's code, from the front matter of its pages. */
export async function shownFiles({ id, steps }: GuideOutline): Promise<{ shown: StepFiles[]; folder: string }> {
  const texts = await getCollection('guides');
  const dataOf = (step: string) => texts.find((text) => text.id === `${id}/${step}`)?.data;
  const shown = steps.map(({ id: step }) => {
    const { listings = [], fullCode } = dataOf(step) ?? {};
    const files = listings.filter(({ standalone }) => !standalone).map(({ file }) => file);
    return { step, files, fullCode: fullCode ? filesIn(fullCode.typescript) : [] };
  });
  const folder = steps.map((step) => dataOf(step.id)?.fullCode?.typescript).find((path) => path !== undefined);
  if (folder === undefined) throw new Error(`No step of ${id} shows the full code.`);
  return { shown, folder };
}
