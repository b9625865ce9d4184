import { z } from 'zod';
import type { Executor } from '../../../store/database.ts';
import { type ProjectSetting, readSetting } from '../../core/projects/project-settings.ts';
import { listRedirectUrls } from '../../core/projects/redirect-urls.ts';

/** The origins whose pages may call with the project's public token. Null: those of its redirect URLs. */
export const originsSetting: ProjectSetting<string[] | null> = {
  name: 'sdk_origins',
  schema: z
    .array(
      z
        .string('sdk_origins must hold origins, such as http://localhost:3000.')
        .refine(
          (origin) => URL.canParse(origin) && new URL(origin).origin === origin,
          'sdk_origins must hold origins, such as http://localhost:3000.',
        ),
    )
    .max(100, 'A project may have at most 100 origins.')
    .nullable(),
  default: null,
};

/** Whether pages of an origin may call. */
export async function isRegisteredOrigin(db: Executor, projectId: string, origin: string): Promise<boolean> {
  const registered = await readSetting(db, projectId, originsSetting);
  if (registered) return registered.includes(origin);
  const urls = await listRedirectUrls(db, projectId);
  return urls.some(({ url }) => new URL(url).origin === origin);
}
