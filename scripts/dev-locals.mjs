/** Hands the dev server's bench to every page, as src/server/app.ts does for the built site. */
export const onRequest = (context, next) => {
  context.locals.bench = globalThis[Symbol.for('first-login.dev-bench')];
  return next();
};
