const MOST = 120;

/** Prettier wraps code, but not comments. */
export const commentWidth = {
  /** @param {any} context the linter has no types for plugins */
  create(context) {
    return {
      Program() {
        /** @type {string[]} */
        const lines = context.sourceCode.lines;
        for (const { loc } of context.sourceCode.getAllComments()) {
          for (let line = loc.start.line; line <= loc.end.line; line++) {
            const text = lines[line - 1] ?? '';
            if (text.length <= MOST || /https?:\/\//.test(text)) continue;
            const message = `This comment reaches character ${text.length} of its line; the limit is ${MOST}.`;
            context.report({ loc: { start: { line, column: MOST }, end: { line, column: text.length } }, message });
          }
        }
      },
    };
  },
};
