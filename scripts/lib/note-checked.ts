/** What a guide says it was checked with. */
export interface Checked {
  package: string;
  version: string;
  /** A day, as `2026-11-22`. */
  checked: string;
}

export interface Lock {
  packages: Record<string, { version?: string }>;
}

/** Every provider's entry with the version that is installed and the day. @throws when a package is not installed */
export function noteChecked<T extends Checked>(noted: Record<string, T>, lock: Lock, day: string): Record<string, T> {
  return Object.fromEntries(
    Object.entries(noted).map(([provider, entry]) => {
      const version = lock.packages[`node_modules/${entry.package}`]?.version;
      if (!version) throw new Error(`${entry.package}, which ${provider} was checked with, is not installed.`);
      return [provider, { ...entry, version, checked: day }];
    }),
  );
}
