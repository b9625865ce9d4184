import { getCollection } from 'astro:content';
import type { GuideOutline } from '../../../lib/guides/index.ts';

/** Returns the folders of a guide's app by language, from the front matter of its last step. */
export async function fullCodeFolders({ id, name }: GuideOutline): Promise<{ typescript: string; python: string }> {
  const steps = await getCollection('guides', (step) => step.id.startsWith(`${id}/`));
  const folders = steps.find(({ data }) => data.fullCode)?.data.fullCode;
  if (!folders) throw new Error(`No step of ${name} names the folders of the full code.`);
  return folders;
}
