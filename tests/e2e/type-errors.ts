import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import ts from 'typescript';

/**
 * Checks apps with their own `tsconfig.json`, as an editor does, in one go: most of the time goes into the types of the
 * language and of Node, which they share.
 * @returns what is wrong, a sentence each
 */
export function typeErrors(folders: string[]): string[] {
  const problems: ts.Diagnostic[] = [];
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (problem: ts.Diagnostic) => problems.push(problem) };
  const configs = folders.map((folder) => {
    const config = ts.getParsedCommandLineOfConfigFile(join(folder, 'tsconfig.json'), {}, host);
    if (!config) throw new Error(`${folder} can’t be checked: ${problems.map(sentence).join(' ')}`);
    return config;
  });
  const options = configs.map((config) => ({ ...config.options, configFilePath: undefined }));
  const [shared = {}] = options;
  if (options.some((own) => !isDeepStrictEqual(own, shared))) throw new Error('The apps have different settings.');
  const files = configs.flatMap((config) => config.fileNames);
  const program = ts.createProgram(files, configs[0]?.options ?? {});
  return [...configs.flatMap(({ errors }) => errors), ...ts.getPreEmitDiagnostics(program)].map(sentence);
}

const sentence = ({ file, messageText }: ts.Diagnostic) =>
  `${file?.fileName ?? 'tsconfig.json'}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
