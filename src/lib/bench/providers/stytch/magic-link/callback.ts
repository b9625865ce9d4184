import { seeOther } from '../../../../quickstart/stytch/app/page.ts';
import { authenticate } from '../../../../quickstart/stytch/everyday/app/authenticate.ts';
import { STYTCH } from '../id.ts';
import { foreignLinkPage } from './foreign-link-page.ts';
import type { BenchContext } from '../../../context.ts';
import { holdLinkToken } from './hold-token.ts';
import { linkTypeOf } from './link-types.ts';
import { writeFacts } from '../../../reader/facts.ts';
import type { Reader } from '../../../reader/readers.ts';
import { runApp, runAppOnHost, runReadersApp } from '../plain-app/run.ts';

/**
 * GET /authenticate. Who sent the email decides what happens, never the address: a guide's token is held for the step
 * that teaches exchanging it, the app's is exchanged immediately. In a browser that isn't the reader's nothing is used
 * up, except on the host's project: there the app continues wherever the link is opened.
 * @param address the network address of the request
 */
export async function handleCallback(
  context: BenchContext,
  reader: Reader | undefined,
  request: Request,
  address: string,
): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const token = query.get('token');
  const type = linkTypeOf(query);
  // Scanners of mail send it, and it mustn't use up the token.
  if (token && request.method === 'HEAD') return new Response(null, { headers: { 'Referrer-Policy': 'no-referrer' } });
  // Without a token, the route lists the organizations to choose from. One from another provider is the app's.
  if (!token || !type) return await runApp(context, reader, request, authenticate);
  const { connection } = await context.connections.find(reader?.id, STYTCH);
  if (reader?.link_sent_by && connection) {
    if (reader.link_sent_by === 'app') return await runReadersApp(context, reader, request, authenticate);
    const link = await holdLinkToken(context, reader, connection, token, type);
    if (!link) return foreignLinkPage();
    await writeFacts(context, reader.id, {
      arrival: { at: Date.now(), link: link.state, kind: type.kind, ...(link.to && { to: link.to }) },
    });
    // This step's bench says what just happened, even if the email was opened on another page.
    return seeOther(`/guides/${type.guide}/${type.step}/#bench`);
  }
  // Readers with another project stay there. The others lose nothing: the email was requested elsewhere.
  if (connection && connection.mode !== 'host') return foreignLinkPage();
  return await exchangeOnHost(context, request, address);
}

/** The host's project rejects a token of another project without using it up. */
async function exchangeOnHost(context: BenchContext, request: Request, address: string): Promise<Response> {
  const host = context.host.connection(STYTCH);
  if (!host) return foreignLinkPage();
  const blocked = await context.linkQuota.consume(address);
  if (blocked) throw blocked;
  const response = await runAppOnHost(context, host, request, authenticate);
  return response.status === 404 ? foreignLinkPage() : response;
}
