import type { Round } from './round.ts';
import { median, spread } from './statistics.ts';

/** The aims of issue 3; the bench says whether they are met and judges nothing by itself. */
const AIMS = { ratio: 0.6, tail: 5, memory: 200, large: 0.9 };

/** Prints what the rounds showed: the median of each figure over all rounds, with the least and the greatest. */
export function report(results: Map<string, Round[]>): void {
  const [site = [], limit = []] = [results.get('site'), results.get('limit')];
  const of = (rounds: Round[], figure: keyof Round) => rounds.map((one) => one[figure]);

  console.log('\nMedian of the rounds (least to greatest). A flow is six calls, eight flows at a time.\n');
  for (const [name, rounds] of results) {
    console.log(name);
    console.log(`  flows per second     ${spread(of(rounds, 'perSecond'), 0)}`);
    console.log(`  p50, p99 of a flow   ${spread(of(rounds, 'p50'), 1)} ms, ${spread(of(rounds, 'p99'), 1)} ms`);
    console.log(`  processor time       ${spread(of(rounds, 'cpu'))} ms a flow`);
    console.log(`  resident memory      ${Math.max(...of(rounds, 'memory')).toFixed(0)} MB at most`);
  }

  console.log('\nRound by round, so that a busy machine slows both sides of a ratio');
  line('site / limit, flows per second', ratios(site, limit, 'perSecond'), AIMS.ratio);
  line('limit / site, processor time  ', ratios(limit, site, 'cpu'));
  const large = results.get('large');
  if (large) {
    line('large / site, flows per second', ratios(large, site, 'perSecond'), AIMS.large);
    line('site / large, processor time  ', ratios(site, large, 'cpu'));
  }
  const tail = (rounds: Round[]) => (median(of(rounds, 'p99')) / median(of(rounds, 'p50'))).toFixed(1);
  console.log(`  p99 / p50 of the site            ${tail(site)}, aim below ${AIMS.tail}; of the limit ${tail(limit)}`);
  console.log(
    `  memory                           ${Math.max(...of(site, 'memory')).toFixed(0)} MB, aim below ${AIMS.memory} MB`,
  );
  console.log(
    '\nFlows per second share the processors with the load and with whatever else runs here. Processor time counts only\nthe server’s own work (all its threads, signing included), and is the steadier figure on a busy machine.',
  );
}

const line = (name: string, values: number[], aim?: number) =>
  console.log(`  ${name}   ${spread(values)}${aim === undefined ? '' : `, aim ${aim} or more`}`);

const ratios = (above: Round[], below: Round[], figure: 'perSecond' | 'cpu'): number[] =>
  above.map((round, i) => round[figure] / (below[i]?.[figure] ?? NaN));
