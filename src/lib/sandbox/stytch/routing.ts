interface Routed {
  method: string;
  path: string;
}

export interface Match<T> {
  operation: T;
  params: Record<string, string>;
}

/**
 * Finds an operation by method and path. Fixed paths come before those with parameters, since `organizations/search`
 * and others share the prefix of `organizations/{organization_id}` (fact sheet, section 2.5).
 */
export function createRouter<T extends Routed>(operations: readonly T[]) {
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
  // Where two patterns fit, the one with fewer parameters says more.
  patterns.sort((a, b) => a.names.length - b.names.length);
  const known = new Set(operations.map(({ path }) => path));

  return {
    find(method: string, path: string): Match<T> | undefined {
      const operation = fixed.get(`${method} ${path}`);
      if (operation) return { operation, params: {} };
      for (const candidate of patterns) {
        const found = candidate.operation.method === method ? candidate.pattern.exec(path) : null;
        const values = found?.slice(1).map(decode);
        if (values?.every((value) => value !== undefined)) {
          return {
            operation: candidate.operation,
            params: Object.fromEntries(candidate.names.map((name, i) => [name, values[i] ?? ''])),
          };
        }
      }
      return undefined;
    },

    /** Whether the path exists for another method. */
    knows: (path: string): boolean => known.has(path) || patterns.some(({ pattern }) => pattern.test(path)),
  };
}

const patternOf = (path: string) => new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}$`);

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
