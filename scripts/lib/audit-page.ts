import lighthouse from 'lighthouse';

interface Request {
  resourceType: string;
  transferSize: number;
}

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

/**
 * Returns Lighthouse's four scores and the bytes of a first visit in two lines, then the audits that scored below 0.9.
 * @param debugPort the browser's port for remote debugging
 * @param options.isIndexed whether search engines may list the page. If not, its `noindex` costs no score
 * @throws if there is no such page
 */
export async function auditPage(
  origin: string,
  path: string,
  debugPort: number,
  { isIndexed }: { isIndexed: boolean },
): Promise<string> {
  const { status } = await fetch(origin + path);
  if (status !== 200) throw new Error(`${path} answers with ${status}.`);
  const run = await lighthouse(origin + path, {
    port: debugPort,
    logLevel: 'error',
    output: 'json',
    onlyCategories: CATEGORIES,
    skipAudits: isIndexed ? [] : ['is-crawlable'],
  });
  if (!run) throw new Error(`Lighthouse returned nothing for ${path}.`);
  const { audits, categories } = run.lhr;
  const details = audits['network-requests']?.details;
  const requests = details?.type === 'table' ? (details.items as unknown as Request[]) : [];
  const kilobytes = (some: Request[]) =>
    (some.reduce((sum, { transferSize }) => sum + transferSize, 0) / 1000).toFixed(1);
  const scripts = requests.filter(({ resourceType }) => resourceType === 'Script');

  const scores = Object.values(categories).map(({ title, score }) => `${title} ${Math.round((score ?? 0) * 100)}`);
  const times = [
    'first-contentful-paint',
    'largest-contentful-paint',
    'total-blocking-time',
    'cumulative-layout-shift',
  ];
  const losses = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs
      .filter(({ weight }) => weight > 0)
      .map(({ id }) => audits[id])
      .filter((audit) => audit?.score !== null && audit?.score !== undefined && audit.score < 0.9)
      .map((audit) => `   below 0.9: ${audit?.title}${audit?.displayValue ? ` (${audit.displayValue})` : ''}`),
  );
  return [
    `${path}  ${scores.join(' · ')}`,
    `   ${kilobytes(requests)} KB in ${requests.length} requests, script ${kilobytes(scripts)} KB; ${times.map((id) => `${audits[id]?.title} ${audits[id]?.displayValue}`).join(', ')}`,
    ...losses,
  ].join('\n');
}
