import { ENTERPRISE } from '../user.ts';
import { GROUP } from './groups.ts';
import { scimJson } from './respond.ts';
import { scimRoute } from './route.ts';
import { USER } from './users.ts';

const CONFIG = 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig';
const RESOURCE_TYPE = 'urn:ietf:params:scim:schemas:core:2.0:ResourceType';

const serviceProviderConfig = {
  schemas: [CONFIG],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: 100 },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: false },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'Bearer token',
      description: 'The token of the SCIM connection, in the Authorization header.',
    },
  ],
  meta: { resourceType: 'ServiceProviderConfig' },
};

const resourceTypes = [
  {
    schemas: [RESOURCE_TYPE],
    id: 'User',
    name: 'User',
    endpoint: '/Users',
    schema: USER,
    schemaExtensions: [{ schema: ENTERPRISE, required: false }],
  },
  { schemas: [RESOURCE_TYPE], id: 'Group', name: 'Group', endpoint: '/Groups', schema: GROUP },
];

const schemas = [
  { id: USER, name: 'User' },
  { id: GROUP, name: 'Group' },
  { id: ENTERPRISE, name: 'EnterpriseUser' },
];

const listed = (Resources: object[]) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
  totalResults: Resources.length,
  startIndex: 1,
  itemsPerPage: Resources.length,
  Resources,
});

export const discoveryRoutes = [
  scimRoute('service_provider_config', 'GET', '/ServiceProviderConfig', async () =>
    scimJson(200, serviceProviderConfig),
  ),
  scimRoute('resource_types', 'GET', '/ResourceTypes', async () => scimJson(200, listed(resourceTypes))),
  scimRoute('schemas', 'GET', '/Schemas', async () => scimJson(200, listed(schemas))),
];
