import { object, text, type Json } from '../../../json.ts';
import { discovered, loginEffects, type Effect } from './login-effects.ts';

/** The effects of logins through Google and through an organization's own identity provider. */
export const federationEffects: Record<string, Effect> = {
  'oauth.discovery.authenticate': (answer, asked, { started_at }) => ({
    drop: ['oauth_token'],
    ...discovered(answer, started_at, { spent_oauth_token: text(asked.discovery_oauth_token) }),
  }),
  'sso.oidc.create_connection': (answer) => ({ facts: { connection: connectionOf(answer) } }),
  'sso.oidc.update_connection': (answer) =>
    object(answer.connection).status === 'active' ? { facts: { active_connection: connectionOf(answer) } } : {},
  'sso.authenticate': (answer, asked, exchange, known) => {
    const effects = loginEffects(answer, asked, exchange, known);
    return { ...effects, drop: ['sso_token', ...(effects.drop ?? [])] };
  },
};

function connectionOf(answer: Json) {
  const { connection_id, display_name, organization_id } = object(answer.connection);
  return {
    connection_id: text(connection_id),
    name: text(display_name),
    organization_id: text(organization_id),
  };
}
