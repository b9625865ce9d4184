import { z } from 'zod';
import type { ControlRoute } from '../core/control-route.ts';
import type { ProviderData } from '../core/provider.ts';
import { createdProject } from './responses.ts';
import { projectFields } from './create-project.ts';

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'openapi-3.0' });
const json = (schema: object) => ({ content: { 'application/json': { schema } } });

const error = {
  type: 'object',
  required: ['status_code', 'request_id', 'error_type', 'error_message', 'error_url'],
  properties: {
    status_code: { type: 'integer' },
    request_id: { type: 'string' },
    error_type: { type: 'string' },
    error_message: { type: 'string' },
    error_url: { type: 'string' },
  },
};
const refused = {
  description: 'Refused, in the shape of Stytch’s own errors',
  ...json({ $ref: '#/components/schemas/Error' }),
};

/** Builds the control plane's OpenAPI document from its routes. */
export function controlOpenApi(siteUrl: string, routes: readonly ControlRoute[], providers: readonly ProviderData[]) {
  const project = createdProject(providers);
  const paths: Record<string, Record<string, object>> = {
    '/_sandbox/projects': {
      post: { summary: 'Create a sandbox project', security: [], ...operation('POST', projectFields, project, 201) },
    },
    '/_sandbox/openapi.json': {
      get: { summary: 'This document', security: [], responses: { 200: { description: 'OpenAPI 3.0' } } },
    },
  };
  for (const { method, path, summary, fields, response, status } of routes) {
    const parameters = path.includes('{id}')
      ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }]
      : [];
    const described = { summary, ...operation(method, fields, response, status, parameters) };
    paths[`/_sandbox${path}`] = { ...paths[`/_sandbox${path}`], [method.toLowerCase()]: described };
  }
  return {
    openapi: '3.0.3',
    info: {
      title: 'First Login sandbox: control plane',
      version: '1',
      description:
        'Calls for your tests that Stytch and Passwordless.dev themselves don’t have, such as reading the inbox or moving the clock. Not made by Stytch or Bitwarden.',
    },
    servers: [{ url: siteUrl }],
    security: [{ project: [] }],
    paths,
    components: {
      securitySchemes: { project: { type: 'http', scheme: 'basic', description: 'The project ID and its secret' } },
      schemas: { Error: error },
    },
  };
}

/** Describes a route: a POST has its fields in the body, other methods in the query. */
function operation(method: string, fields: z.ZodObject, answer: z.ZodType, status: number, parameters: object[] = []) {
  const names = Object.keys(fields.shape);
  const inQuery =
    method === 'POST'
      ? []
      : names.map((name) => ({ name, in: 'query', required: method === 'DELETE', schema: { type: 'string' } }));
  return {
    parameters: [...parameters, ...inQuery],
    ...(method === 'POST' && names.length > 0 && { requestBody: json(schemaOf(fields, 'input')) }),
    responses: { [status]: { description: 'Done', ...json(schemaOf(answer, 'output')) }, default: refused },
  };
}
