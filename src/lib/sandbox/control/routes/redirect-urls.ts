import { z } from 'zod';
import { controlRoute, type ControlRoute } from '../../core/control-route.ts';
import {
  addRedirectUrl,
  listRedirectUrls,
  redirectUrlField,
  removeRedirectUrl,
} from '../../core/projects/redirect-urls.ts';
import * as responses from '../responses.ts';

/** Routes for a project's redirect URLs. */
export const redirectUrlRoutes: readonly ControlRoute[] = [
  controlRoute({
    method: 'GET',
    path: '/redirect_urls',
    summary: 'List the registered redirect URLs. The first one of a type is its default',
    status: 200,
    fields: z.object({}),
    response: responses.redirectUrls,
    run: async ({ db, project }) => ({ redirect_urls: await listRedirectUrls(db, project.id) }),
  }),
  controlRoute({
    method: 'POST',
    path: '/redirect_urls',
    summary: 'Register a redirect URL. With default: true it becomes the default of its types',
    status: 201,
    fields: redirectUrlField,
    response: responses.redirectUrls,
    run: async ({ db, project, nextPosition, checkRedirect }, entry) => {
      checkRedirect(entry.url);
      await addRedirectUrl(db, project.id, nextPosition(), entry);
      return { redirect_urls: await listRedirectUrls(db, project.id) };
    },
  }),
  controlRoute({
    method: 'DELETE',
    path: '/redirect_urls',
    summary: 'Remove a redirect URL',
    status: 200,
    fields: z.object({ url: z.string('url must name the redirect URL to remove.') }),
    response: responses.redirectUrls,
    run: async ({ db, project }, { url }) => {
      await removeRedirectUrl(db, project.id, url);
      return { redirect_urls: await listRedirectUrls(db, project.id) };
    },
  }),
];
