import { existsSync, globSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { SettingsError } from '../../lib/config/settings.ts';
import type { PageHandler } from '../http/app.ts';

/**
 * Loads Astro's handler with all modules of the pages. Astro imports a page at its first request, and by then a new
 * build may have replaced the files.
 * @param dist folder of the build, with a trailing slash
 * @throws {SettingsError} if there is no build
 */
export async function loadPages(dist: URL): Promise<PageHandler> {
  const folder = new URL('server/', dist);
  const entry = new URL('entry.mjs', folder);
  if (!existsSync(entry)) throw new SettingsError('The site is not built. Run npm start, or npm run build first.');
  const { handler } = (await import(entry.href)) as { handler: PageHandler };
  const files = globSync('**/*.mjs', { cwd: fileURLToPath(folder) });
  const loaded = new Set(files.map((file) => new URL(file.replaceAll('\\', '/'), folder).href));
  for (const url of loaded) await import(url);
  skipLookup(loaded);
  return handler;
}

/** Lets later imports find loaded modules without a look at the disk, where their files may be gone. */
function skipLookup(loaded: Set<string>): void {
  registerHooks({
    resolve(specifier, context, next) {
      const url = URL.parse(specifier, context.parentURL)?.href;
      return url && loaded.has(url) ? { url, format: 'module', shortCircuit: true } : next(specifier, context);
    },
  });
}
