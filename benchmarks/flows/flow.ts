import type { Client, Recorded } from '../client.ts';

/** One login from start to finish, made of the provider's own calls. */
export interface Flow {
  /** Calls it makes. */
  calls: number;
  /**
   * @param email an address that hasn't been used yet
   * @param n number of this run; different runs may use different projects
   * @returns the responses, in order
   */
  run(client: Client, email: string, n: number): Promise<Recorded[]>;
}

/** Reads a recorded JSON body. The shape is the server's own, and a benchmark may fail on any other. */
export const jsonOf = <T>({ body }: Recorded): T => JSON.parse(body) as T;
