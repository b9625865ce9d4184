import { globSync, readFileSync } from 'node:fs';
import { posix, sep } from 'node:path';
import { expect, test } from 'vitest';
import { inRoot } from '../lib/paths.mjs';

type Graph = ReadonlyMap<string, readonly string[]>;

/** The import circles of a graph: groups of modules that all reach each other (Tarjan's algorithm). */
function circlesOf(graph: Graph): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];

  const visit = (module: string): number => {
    const own = order.size;
    order.set(module, own);
    lowest.set(module, own);
    stack.push(module);
    for (const imported of graph.get(module) ?? []) {
      const reached = order.has(imported) ? stack.includes(imported) && order.get(imported) : visit(imported);
      if (typeof reached === 'number') lowest.set(module, Math.min(lowest.get(module) ?? own, reached));
    }
    if (lowest.get(module) === own) {
      const circle = stack.splice(stack.indexOf(module));
      if (circle.length > 1 || graph.get(module)?.includes(module)) circles.push(circle.sort());
    }
    return lowest.get(module) ?? own;
  };
  for (const module of graph.keys()) if (!order.has(module)) visit(module);
  return circles;
}

/** Types count, too: two modules that name each other's types can't be read or changed one at a time. */
const RELATIVE = /(?:\bfrom|\bimport\(?)\s*['"](\.{1,2}\/[^'"?]+)['"]/g;

function importsOf(folder: string): Graph {
  const files = globSync(`${folder}/**/*.{ts,tsx,mjs,astro}`, { cwd: inRoot() }).map((file) =>
    file.split(sep).join('/'),
  );
  const known = new Set(files);
  return new Map(
    files.map((file) => {
      const specifiers = [...readFileSync(inRoot(file), 'utf8').matchAll(RELATIVE)].map(([, path = '']) => path);
      const targets = specifiers.map((path) => posix.join(posix.dirname(file), path));
      return [file, targets.filter((target) => known.has(target))];
    }),
  );
}

test('no module of src imports itself by way of others (docs/design.md, "Parts and dependencies")', () => {
  const graph = importsOf('src');
  expect([...graph.values()].flat().length).toBeGreaterThan(500);
  expect(circlesOf(graph)).toEqual([]);
});

test.each([
  ['two that import each other', { a: ['b'], b: ['a'], c: ['a'] }, [['a', 'b']]],
  ['a longer way round', { a: ['b'], b: ['c'], c: ['d', 'a'], d: [] }, [['a', 'b', 'c']]],
  ['a module that imports itself', { a: ['a'] }, [['a']]],
  ['two ways to one module', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, []],
])('%s', (_, imports, circles) => {
  expect(circlesOf(new Map(Object.entries(imports)))).toEqual(circles);
});
