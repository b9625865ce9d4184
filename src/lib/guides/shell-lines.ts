import type { ProjectLine } from './types.ts';

/** Lines that set environment variables, for a terminal on macOS or Linux. @param variables values by name */
export const inTerminal = (variables: Record<string, string>): ProjectLine => ({
  title: 'In a terminal',
  text: exported(variables),
});

/** The same, for PowerShell on Windows. */
export const inPowerShell = (variables: Record<string, string>): ProjectLine => ({
  title: 'In PowerShell',
  text: assigned(variables, (name, value) => `$env:${name} = "${value}"`),
});

export const exported = (variables: Record<string, string>): string =>
  assigned(variables, (name, value) => `export ${name}="${value}"`);

const assigned = (variables: Record<string, string>, line: (name: string, value: string) => string) =>
  Object.entries(variables)
    .map(([name, value]) => line(name, value))
    .join('\n');
