import { join } from 'node:path';
import ts from 'typescript';

/** The packages that apps link to, and the language's own types: read once for all apps. */
const shared = new Map<string, ts.SourceFile | undefined>();

/** Checks an app with its own `tsconfig.json`, as an editor does. @returns what is wrong, a sentence each */
export function typeErrors(folder: string): string[] {
  const problems: ts.Diagnostic[] = [];
  const config = ts.getParsedCommandLineOfConfigFile(
    join(folder, 'tsconfig.json'),
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (problem) => problems.push(problem) },
  );
  if (!config) return problems.map(sentence);
  const host = ts.createCompilerHost(config.options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...how) => {
    if (!name.includes('/node_modules/')) return read(name, ...how);
    if (!shared.has(name)) shared.set(name, read(name, ...how));
    return shared.get(name);
  };
  const program = ts.createProgram(config.fileNames, config.options, host);
  return [...config.errors, ...ts.getPreEmitDiagnostics(program)].map(sentence);
}

const sentence = ({ file, messageText }: ts.Diagnostic) =>
  `${file?.fileName ?? 'tsconfig.json'}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
