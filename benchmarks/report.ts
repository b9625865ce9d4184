import type { Round } from './round.ts';
import { median, spread } from './statistics.ts';

/** The project's aims (docs/performance.md). The benchmark reports it and never fails on it. */
const AIMS = { peer: 2, memory: 200, large: 1.2 };

/** The subjects that aren't peers, by name. */
export const SITE = 'first login';
export const LARGE = 'first login, 100,000 members';
export const PASSWORD = 'first login, password flow';
export const SECOND_FACTOR = 'first login, second-factor flow';
export const BARE = 'bare server';

/** Subjects that are compared without an aim. */
const WITHOUT_AIM = [BARE, PASSWORD, SECOND_FACTOR];

type Results = ReadonlyMap<string, readonly Round[]>;

/** Prints a table of all subjects, then each aim with what was measured. */
export function report(results: Results): void {
  const site = results.get(SITE) ?? [];
  console.log('\n| server | calls a second | CPU ms a call | p50, p99 ms a call | memory MB |');
  console.log('| --- | --- | --- | --- | --- |');
  for (const [name, rounds] of results) {
    const cellOf = (figure: keyof Round, digits?: number) => cell(rounds, figure, digits);
    const latency = `${cellOf('p50')}, ${cellOf('p99')}`;
    console.log(`| ${name} | ${cellOf('callsPerSecond', 0)} | ${cellOf('cpu', 3)} | ${latency} | ${memory(rounds)} |`);
  }
  console.log('\nMedian of all rounds (least–greatest). A round of each server follows one of every other, so ratios');
  console.log('hold on a busy machine, too:\n');
  for (const [name, rounds] of results) {
    if (name === SITE) continue;
    const speed = ratios(site, rounds, 'callsPerSecond');
    if (name === LARGE) compare(`CPU a call, ${LARGE} / ${SITE}`, ratios(rounds, site, 'cpu'), `at most ${AIMS.large}`);
    else compare(`calls a second, ${SITE} / ${name}`, speed, WITHOUT_AIM.includes(name) ? '' : `at least ${AIMS.peer}`);
    // The bare server's is the most that any server reaches with this client on this machine.
    if (name !== LARGE && !WITHOUT_AIM.includes(name))
      compare(`calls a second, ${BARE} / ${name}`, ratios(results.get(BARE) ?? [], rounds, 'callsPerSecond'), '');
  }
  console.log(`- memory of ${SITE}: ${memory(site)} MB (aim: under ${AIMS.memory})`);
}

function compare(what: string, values: number[], aim: string): void {
  console.log(`- ${what}: ${spread(values)}${aim && ` (aim: ${aim})`}`);
}

function cell(rounds: readonly Round[], figure: keyof Round, digits = 2): string {
  const values = rounds.map((one) => one[figure]);
  return values.every(Number.isFinite) ? median(values).toFixed(digits) : '–';
}

function memory(rounds: readonly Round[]): string {
  const most = Math.max(...rounds.map((one) => one.memory));
  return Number.isFinite(most) ? most.toFixed(0) : '–';
}

/** Ratios round by round. */
const ratios = (above: readonly Round[], below: readonly Round[], figure: 'callsPerSecond' | 'cpu'): number[] =>
  above.map((round, i) => round[figure] / (below[i]?.[figure] ?? NaN));
