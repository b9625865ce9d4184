/** The package that a guide was checked with, as the guide prints it. */
export interface Checked {
  package: string;
  version: string;
  /** The day, as `2026-11-22`. */
  checked: string;
}

export interface Lock {
  packages: Record<string, { version?: string }>;
}

/**
 * Returns every provider's entry with the installed version and the day.
 * @throws if a package isn't installed
 */
export function noteChecked<T extends Checked>(noted: Record<string, T>, lock: Lock, day: string): Record<string, T> {
  return Object.fromEntries(
    Object.entries(noted).map(([provider, entry]) => {
      const version = lock.packages[`node_modules/${entry.package}`]?.version;
      if (!version) throw new Error(`${entry.package}, which ${provider} was checked with, isn't installed.`);
      return [provider, { ...entry, version, checked: day }];
    }),
  );
}
