import { authenticate } from '../../../../quickstart/stytch/app/authenticate.ts';
import { seeOther } from '../../../../quickstart/stytch/app/page.ts';
import { STYTCH } from '../../../credentials/types.ts';
import { foreignLinkPage } from './foreign-link-page.ts';
import type { BenchContext } from '../../../context.ts';
import { holdLinkToken, DISCOVER_STEP } from './hold-token.ts';
import { writeFacts } from '../../../reader/facts.ts';
import type { Reader } from '../../../reader/readers.ts';
import { runApp, runAppOnHost, runReadersApp } from '../plain-app/run.ts';

/**
 * GET /authenticate. Who sent the mail decides what happens, never the address: the guide's token is parked for the
 * step that teaches spending it, the app's is spent at once. In a browser that is not the reader's nothing is spent,
 * except on the host's project: there the app goes on wherever the mail is opened.
 */
export async function arrive(context: BenchContext, reader: Reader | undefined, request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const token = query.get('token');
  // The bare address lists the choices.
  if (!token || query.get('stytch_token_type') !== 'discovery')
    return await runApp(context, reader, request, authenticate);
  const { connection } = await context.connections.find(reader?.id, STYTCH);
  if (reader?.link_sent_by && connection) {
    if (reader.link_sent_by === 'app') return await runReadersApp(context, reader, request, authenticate);
    const link = await holdLinkToken(context, reader, connection, token);
    if (!link) return foreignLinkPage();
    await writeFacts(context, reader.id, { arrival: { at: Date.now(), link } });
    return seeOther(`/guides/${STYTCH}/${DISCOVER_STEP}/#step`);
  }
  // Whoever works in a project of their own stays there. Others have nothing to lose: the mail was asked for elsewhere.
  if (connection && connection.mode !== 'host') return foreignLinkPage();
  return await spendOnHost(context, request);
}

/** A token that is not the host's project's own is refused there unspent. */
async function spendOnHost(context: BenchContext, request: Request): Promise<Response> {
  const host = context.host.connection(STYTCH);
  if (!host) return foreignLinkPage();
  const response = await runAppOnHost(context, host, request, authenticate);
  return response.status === 404 ? foreignLinkPage() : response;
}
