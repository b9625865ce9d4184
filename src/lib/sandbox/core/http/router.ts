/** An operation, as far as the sandbox's core knows it. Each provider adds what it needs to run it. */
export interface Route {
  name: string;
  method: string;
  path: string;
}

export interface Match<T> {
  operation: T;
  params: Record<string, string>;
}

/**
 * Makes a router, which finds an operation by method and path. Fixed paths come before paths with parameters, because
 * `organizations/search` and others look like `organizations/{organization_id}` (docs/stytch.md, "Members").
 */
export function createRouter<T extends Pick<Route, 'method' | 'path'>>(operations: readonly T[]) {
  const fixed = new Map<string, T>();
  const patterns: { pattern: RegExp; names: string[]; operation: T }[] = [];
  for (const operation of operations) {
    if (!operation.path.includes('{')) fixed.set(`${operation.method} ${operation.path}`, operation);
    else
      patterns.push({
        pattern: patternOf(operation.path),
        names: [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
        operation,
      });
  }
  // If two patterns match, the one with fewer parameters is more specific.
  patterns.sort((a, b) => a.names.length - b.names.length);
  const known = new Set(operations.map(({ path }) => path));

  return {
    find(method: string, path: string): Match<T> | undefined {
      const operation = fixed.get(`${method} ${path}`);
      if (operation) return { operation, params: {} };
      for (const { pattern, names, operation: candidate } of patterns) {
        const values = candidate.method === method ? valuesOf(pattern, path) : undefined;
        if (values)
          return { operation: candidate, params: Object.fromEntries(names.map((name, i) => [name, values[i] ?? ''])) };
      }
      return undefined;
    },

    /** Whether the path exists, with any method. */
    knows: (path: string): boolean =>
      known.has(path) || patterns.some(({ pattern }) => valuesOf(pattern, path) !== undefined),
  };
}

/** Returns the values of a path's parameters; undefined when the path doesn't match or can't be decoded. */
function valuesOf(pattern: RegExp, path: string): string[] | undefined {
  const match = pattern.exec(path);
  if (!match) return undefined;
  try {
    return match.slice(1).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

const patternOf = (path: string) => new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}$`);
