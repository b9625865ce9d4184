import type { ChildProcess } from 'node:child_process';
import { Visitor, type Project } from './flow.ts';
import { usage } from './processes.ts';
import { quantile } from './statistics.ts';

/** Flows that are under way at the same time. */
export const AT_ONCE = 8;

/** A server that is measured. */
export interface Subject {
  name: string;
  port: number;
  child: ChildProcess;
  projects: Project[];
}

/** What one round showed. Times in milliseconds. */
export interface Round {
  perSecond: number;
  p50: number;
  p99: number;
  /** Processor time of the server's process for one flow. */
  cpu: number;
  /** Resident memory of the server at the end, in MB. */
  memory: number;
}

let people = 0;

/** Sends eight visitors through flows for so many seconds; each flow is somebody new in the next project. */
export async function round({ port, child, projects }: Subject, seconds: number): Promise<Round> {
  const before = usage(child);
  const begin = performance.now();
  const times: number[] = [];
  const visit = async () => {
    const visitor = new Visitor(port);
    while (performance.now() - begin < seconds * 1000) {
      const person = people++;
      const started = performance.now();
      await visitor.flow(projectOf(projects, person), `visitor-${process.pid}-${person}@example.com`);
      times.push(performance.now() - started);
    }
    visitor.leave();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, visit));
  const elapsed = performance.now() - begin;
  const after = usage(child);
  return {
    perSecond: (times.length / elapsed) * 1000,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    cpu: (after.cpu - before.cpu) / times.length,
    memory: after.memory,
  };
}

/** Far apart in a large store, so that no cache of the database's holds them all (a prime step visits every one). */
export function projectOf(projects: Project[], n: number): Project {
  const project = projects[(n * 7919) % projects.length];
  if (!project) throw new Error('There is no project to log in to.');
  return project;
}
