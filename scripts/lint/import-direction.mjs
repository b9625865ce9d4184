import { posix, relative, sep } from 'node:path';
import { arrows } from './arrows.mjs';

/**
 * Returns why a file may not import something, or undefined if it may.
 * @param {string} from the importing file: its path from the root, with slashes
 * @param {string} specifier as the file names it
 * @param {boolean} onlyTypes
 */
function violation(from, specifier, onlyTypes) {
  const arrow = arrows.find(({ files }) => files.test(from));
  if (!arrow || isAllowed(arrow, from, specifier, onlyTypes)) return undefined;
  const allowed = `It may import ${arrow.says} (docs/design.md, "Parts and dependencies").`;
  return `${arrow.part} may not import "${specifier}". ${allowed}`;
}

/**
 * @param {import('./arrows.mjs').Arrow} arrow
 * @param {string} from
 * @param {string} specifier
 * @param {boolean} onlyTypes
 */
function isAllowed(arrow, from, specifier, onlyTypes) {
  const [name = '', query] = specifier.split('?');
  if (!/^[./]/.test(name)) return arrow.packages?.test(name) ?? true;
  if (query === 'raw' && arrow.text) return true;
  const target = name.startsWith('/') ? name.slice(1) : posix.join(posix.dirname(from), name);
  const own = arrow.files.exec(from)?.[0] ?? from;
  return Boolean(target.startsWith(own) || arrow.may?.test(target) || (onlyTypes && arrow.types?.test(target)));
}

/**
 * Checks every way to name a module. `no-restricted-imports` compares text only, so it can't tell `../store/x` in one
 * folder from the same text in another, and it ignores `import()`.
 */
export const importDirection = {
  /** @param {any} context the linter has no types for plugins */
  create(context) {
    const from = relative(context.cwd, context.filename).split(sep).join('/');
    /** @param {any} node */
    const check = (node) => {
      const source = node.source ?? node.argument?.literal ?? node.argument;
      if (typeof source?.value !== 'string') return;
      const onlyTypes = node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type';
      const message = violation(from, source.value, onlyTypes);
      if (message) context.report({ node: source, message });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
    };
  },
};
