import { z } from 'zod';
import { controlRoute, type ControlRoute } from '../core/control-route.ts';
import { readSetting, writeSetting } from '../core/projects/project-settings.ts';
import { clientSecretOf, issuerOf, samlEntityIdOf } from '../core/built-in-idp.ts';
import { EXAMPLE_CLIENT } from './clients.ts';
import { peopleSetting } from './people.ts';

const people = z.object({ people: peopleSetting.schema });

const response = people.extend({
  issuer: z.string().describe('The issuer for an OIDC connection to the built-in identity provider'),
  client_id: z.string().describe('A client ID for it. It accepts any other, too'),
  client_secret: z.string().describe('The secret of this client'),
  metadata_url: z.string().describe('The metadata for a SAML connection to the built-in identity provider'),
});

const shown = (siteUrl: string, projectId: string, list: z.output<typeof people>['people']) => ({
  people: list,
  issuer: issuerOf(siteUrl, projectId),
  client_id: EXAMPLE_CLIENT,
  client_secret: clientSecretOf(projectId, EXAMPLE_CLIENT),
  metadata_url: samlEntityIdOf(issuerOf(siteUrl, projectId)),
});

export const peopleRoutes: readonly ControlRoute[] = [
  controlRoute({
    method: 'GET',
    path: '/idp',
    summary: 'Get the built-in identity provider’s issuer and client, and the people who can sign in there',
    status: 200,
    fields: z.object({}),
    response,
    run: async ({ db, project, siteUrl }) =>
      shown(siteUrl, project.id, await readSetting(db, project.id, peopleSetting)),
  }),
  controlRoute({
    method: 'POST',
    path: '/idp',
    summary: 'Replace the people who can sign in at the built-in identity provider',
    status: 200,
    fields: people,
    response,
    run: async ({ db, project, siteUrl }, input) => {
      await writeSetting(db, project.id, peopleSetting, input.people);
      return shown(siteUrl, project.id, input.people);
    },
  }),
];
