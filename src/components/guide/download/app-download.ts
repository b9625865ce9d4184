import passkeyClient from '@passwordlessdev/passwordless-client/dist/esm/passwordless.min.mjs?raw';
import { fillTemplate } from '../../../lib/guides/fill-template.ts';
import { findStep, guides, opens, type GuideOutline, type Step } from '../../../lib/guides/index.ts';
import { asPlainFile } from '../../listing/region.ts';
import { show } from '../../listing/sources.ts';
import { archive, fillIn } from './app-archive.ts';
import { exampleFiles, type SavedFile } from './example-files.ts';
import { shownFiles } from './shown-files.ts';
import { startableApp } from './startable-app.ts';

/** The reader's own sandbox project, as far as an app needs it. */
export interface AppProject {
  project_id: string;
  secret: string;
  base_url: string;
  passwordless: { api_url: string; api_key: string; api_secret: string } | null;
}

export interface Download {
  /** The file's name, without `.zip`. */
  name: string;
  content: Uint8Array<ArrayBuffer>;
}

/**
 * Makes the zip of a guide's app up to a step.
 * @param origin the site's own, for links to the guide
 * @param project the reader's, for a `.env` that is filled in; without one the reader fills it in
 * @returns undefined when the step offers no app
 */
export async function downloadStep(
  guideId: string,
  stepId: string,
  origin: string,
  project?: AppProject,
): Promise<Download | undefined> {
  const place = findStep(guideId, stepId);
  if (!place || !opens(place.guide, place.step)) return undefined;
  const { guide, step } = place;
  const { shown, folder } = await shownFiles(guide);
  const app = startableApp(guide, step.id, shown, { folder, read: (file) => show(file).code, origin });
  const common = exampleFiles('typescript').filter(({ path }) => app.unfinished || path !== 'app/later.ts');
  const surrounding = exampleFiles(`${guide.id}-typescript`).map((file) =>
    app.unfinished && file.path === 'README.md' ? { ...file, text: upTo(guide, step, file.text) } : file,
  );
  const name = `${guide.id}-${step.id}`;
  const files = [...surrounding, ...common, ...app.files];
  return { name, content: archive(name, withSettings(guide, files, origin, project)) };
}

/** Makes the zip of a guide's app in Python. */
export function downloadFlask(guideId: string, origin: string, project?: AppProject): Download | undefined {
  const guide = guides.find(({ id }) => id === guideId);
  if (!guide) return undefined;
  const name = `${guide.id}-flask`;
  const surrounding = exampleFiles(name).map(({ path, text }) => ({ path, text: asPlainFile(text) }));
  const files = guide.browserCalls ? [...surrounding, browserClient] : surrounding;
  return { name, content: archive(name, withSettings(guide, files, origin, project)) };
}

/** The official client, which an app in Python can't install with npm. */
const browserClient: SavedFile = {
  path: 'static/passwordless-client.mjs',
  text: `/*! @passwordlessdev/passwordless-client, Apache-2.0, github.com/bitwarden/passwordless-client-js */\n${passkeyClient}`,
};

/** Says in the README which step the app is at. */
function upTo(guide: GuideOutline, step: Step, text: string): string {
  const at = `This is the app up to step ${guide.steps.indexOf(step) + 1}, “${step.title}”. Routes of later steps return a link to the guide.`;
  return text.replace('\n\n', `\n\n${at}\n\n`);
}

function withSettings(guide: GuideOutline, files: SavedFile[], origin: string, project?: AppProject): SavedFile[] {
  const example = files.find(({ path }) => path === '.env.example');
  if (!project || !example) return files;
  const settings: Record<string, string> = {};
  for (const [name, template] of Object.entries(guide.appSettings)) {
    settings[name] = fillTemplate(template, { ...project, origin });
  }
  const text = fillIn(example.text, settings);
  return [{ path: '.env', text }, ...files];
}
