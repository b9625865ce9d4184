import type { ChildProcess } from 'node:child_process';
import { Client } from './client.ts';
import type { Flow } from './flows/flow.ts';
import { usage } from './processes.ts';
import { quantile } from './statistics.ts';

/** Users who log in at the same time. */
const CONCURRENT_USERS = 8;

/** A server to measure. */
export interface Subject {
  name: string;
  port: number;
  flow: Flow;
  /** Its process; undefined if something else started it, in which case only its speed is known. */
  child: ChildProcess | undefined;
}

/** Result of one round. Times are in milliseconds. */
export interface Round {
  callsPerSecond: number;
  /** Duration of a flow divided by its calls: median and 99th percentile. */
  p50: number;
  p99: number;
  /** Processor time of the server's process per call; NaN if it isn't ours. */
  cpu: number;
  /** Resident memory of the server at the end, in MB; NaN if it isn't ours. */
  memory: number;
}

let users = 0;

/** Sends users through the server's flow for some seconds. Each run is a new user. */
export async function round({ port, flow, child }: Subject, seconds: number): Promise<Round> {
  const before = child && usage(child);
  const start = performance.now();
  const times: number[] = [];
  const logIn = async () => {
    const client = new Client(port);
    while (performance.now() - start < seconds * 1000) {
      const n = users++;
      const started = performance.now();
      await flow.run(client, `user-${process.pid}-${n}@example.com`, n);
      times.push((performance.now() - started) / flow.calls);
    }
    client.close();
  };
  await Promise.all(Array.from({ length: CONCURRENT_USERS }, logIn));
  const elapsed = performance.now() - start;
  const after = child && usage(child);
  const calls = times.length * flow.calls;
  return {
    callsPerSecond: (calls / elapsed) * 1000,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    cpu: before && after ? (after.cpu - before.cpu) / calls : NaN,
    memory: after?.memory ?? NaN,
  };
}
