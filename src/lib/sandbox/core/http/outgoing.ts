import { isOwnMachine } from '../../../store/network.ts';
import { IDP_BASE } from '../built-in-idp.ts';
import { inProcessRequest } from './in-process.ts';
import { isBelow, pathOf, type Handler } from './request.ts';

export interface OutgoingRequest {
  method: 'GET' | 'POST';
  /** Names in lower case. */
  headers?: Record<string, string>;
  body?: string;
}

/** Calls an identity provider. Rejects when it can't be called. */
export type Outgoing = (url: string, request?: OutgoingRequest) => Promise<{ status: number; text: string }>;

const TIMEOUT = 10_000;
const LARGEST = 512 * 1024;

/**
 * Makes the only way out of the sandbox. The built-in identity provider is called without a socket. Any other one only
 * on the developer's own machine: a public sandbox would fetch whatever address a visitor types (docs/design.md, "A
 * public sandbox").
 * @param sandbox the sandbox's own handler
 */
export function createOutgoing(siteUrl: string, sandbox: Handler): Outgoing {
  const prefix = `${siteUrl}${IDP_BASE}/`;
  return async (url, { method, headers = {}, body = '' } = { method: 'GET' }) => {
    const target = url.slice(siteUrl.length);
    // As the handler reads it: `/idp/../_sandbox/` is an address of the control plane.
    if (url.startsWith(prefix) && isBelow(IDP_BASE, pathOf(target))) {
      const response = await sandbox(inProcessRequest(target, { method, headers, body }));
      return { status: response.status, text: response.body };
    }
    if (!isOwnMachine(siteUrl)) throw new Error('The sandbox calls only its own identity provider.');
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
      ...(method === 'POST' && { body }),
    });
    const text = await response.text();
    if (text.length > LARGEST) throw new Error('The answer is too large.');
    return { status: response.status, text };
  };
}
