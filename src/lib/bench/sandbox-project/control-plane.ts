import type { z } from 'zod';
import { Secret } from '../../config/secret.ts';
import type { Exchange } from '../../wire/exchange.ts';
import { createCaller, hasStatus, type ProjectCredentials } from './control-plane-call.ts';
import * as responses from './control-plane-responses.ts';

export type { ProjectCredentials };

/** The keys of the project's Passwordless.dev application. */
export interface PasskeyKeys {
  /** For browsers; not secret. */
  api_key: string;
  api_secret: Secret;
}

export interface MadeProject extends ProjectCredentials {
  /** Names the project where a browser starts a login. Not secret. */
  public_token: string;
  base_url: string;
  /** Milliseconds since 1970. */
  expires_at: number;
  /** Null if the sandbox doesn't emulate that provider. */
  passkeys: PasskeyKeys | null;
}

/** Offset of a project's clock. */
type Clock = z.infer<typeof responses.clock>;

/** Effect of a fault on a call (docs/testing-with-the-sandbox.md). */
export interface FaultEffect {
  kind: 'error' | 'latency' | 'drop' | 'html';
  error_type?: string;
  delay_ms?: number;
  when?: 'before' | 'after';
}

/** An email in a project's inbox. */
export type Message = z.infer<typeof responses.message>;

/** Whether an error means that the sandbox no longer knows the project. */
export const saysGone = (error: unknown): boolean => hasStatus(error, 401);

/** The sandbox's control plane. Over HTTP, so that another process can play the provider. */
export interface ControlPlane {
  /**
   * Creates a project with these redirect URLs. The first one is the default.
   * @param network the reader's network, whose projects may only hold so much; null where that isn't counted
   */
  makeProject(redirectUrls: string[], network?: string | null): Promise<MadeProject>;
  /** Lists emails, newest first. @param filter `to`: only to this address; `limit`: the most to list */
  listMessages(project: ProjectCredentials, filter?: { to?: string; limit?: number }): Promise<Message[]>;
  /** Finds an email; null if the project has none with this id. */
  findMessage(project: ProjectCredentials, id: string): Promise<Message | null>;
  /**
   * Lists the newest calls to a project, oldest first.
   * @param filter `since`: only those answered then or later, in milliseconds since 1970; `limit`: the most to list
   */
  listCalls(project: ProjectCredentials, filter: { since?: number; limit: number }): Promise<Exchange[]>;
  /** Values of the project's built-in identity provider, for an app that connects to it. */
  findIdentityProvider(project: ProjectCredentials): Promise<z.infer<typeof responses.identityProvider>>;
  reset(project: ProjectCredentials): Promise<void>;
  /** Moves the project's clock ahead. */
  moveClock(project: ProjectCredentials, seconds: number): Promise<Clock>;
  /** Sets how far the project's clock is ahead of real time. */
  setClock(project: ProjectCredentials, offsetSeconds: number): Promise<Clock>;
  /**
   * Makes calls of an operation fail.
   * @param times how many; null until the fault is removed
   * @returns the fault's id
   */
  addFault(project: ProjectCredentials, operation: string, effect: FaultEffect, times?: number | null): Promise<string>;
  listFaults(project: ProjectCredentials): Promise<z.infer<typeof responses.faults>['faults']>;
  removeFaults(project: ProjectCredentials): Promise<void>;
  /** Removes a fault. One that has happened is gone already. */
  removeFault(project: ProjectCredentials, id: string): Promise<void>;
}

/**
 * Creates the client of the control plane. Calls that fail reject; `saysGone` tells whether the project is gone.
 * @param providerUrl the origin the sandbox listens on
 * @param siteKey tells the site's own sandbox that the site itself is calling
 */
export function createControlPlane(providerUrl: string, siteKey?: Secret): ControlPlane {
  const call = createCaller(providerUrl, siteKey);
  return {
    async makeProject(redirect_urls, network) {
      const from: Record<string, string> = network ? { 'X-Sandbox-Reader-Network': network } : {};
      const answer = await call('POST', '/projects', undefined, { redirect_urls }, from);
      const { passwordless, ...made } = responses.project.parse(answer);
      const passkeys = passwordless && { ...passwordless, api_secret: new Secret(passwordless.api_secret) };
      return {
        ...made,
        secret: new Secret(made.secret),
        expires_at: Date.parse(made.expires_at),
        passkeys: passkeys ?? null,
      };
    },
    async listMessages(project, { to, limit } = {}) {
      const query = new URLSearchParams({ ...(to && { to }), ...(limit && { limit: String(limit) }) });
      return responses.messages.parse(await call('GET', `/messages?${query}`, project)).messages;
    },
    async findMessage(project, id) {
      try {
        return responses.message.parse(await call('GET', `/messages/${encodeURIComponent(id)}`, project));
      } catch (error) {
        if (hasStatus(error, 404)) return null;
        throw error;
      }
    },
    async listCalls(project, { since, limit }) {
      const query = new URLSearchParams({ limit: String(limit), ...(since !== undefined && { since: String(since) }) });
      return responses.calls.parse(await call('GET', `/calls?${query}`, project)).calls;
    },
    async findIdentityProvider(project) {
      return responses.identityProvider.parse(await call('GET', '/idp', project));
    },
    async reset(project) {
      await call('POST', '/reset', project);
    },
    async moveClock(project, seconds) {
      return responses.clock.parse(await call('POST', '/clock', project, { advance_seconds: seconds }));
    },
    async setClock(project, offsetSeconds) {
      const reset = responses.clock.parse(await call('POST', '/clock', project, { reset: true }));
      if (offsetSeconds <= 0) return reset;
      return responses.clock.parse(await call('POST', '/clock', project, { advance_seconds: offsetSeconds }));
    },
    async addFault(project, operation, effect, times = 1) {
      const ordered = { operation, ...(times !== null && { times }), ...effect };
      return responses.fault.parse(await call('POST', '/faults', project, ordered)).id;
    },
    async listFaults(project) {
      return responses.faults.parse(await call('GET', '/faults', project)).faults;
    },
    async removeFaults(project) {
      await call('DELETE', '/faults', project);
    },
    async removeFault(project, id) {
      await call('DELETE', `/faults/${encodeURIComponent(id)}`, project).catch((error: unknown) => {
        if (!hasStatus(error, 404)) throw error;
      });
    },
  };
}
