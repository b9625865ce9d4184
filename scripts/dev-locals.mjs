/** Hands the dev server's lab to every page, as src/server/app.ts does for the built site. */
export const onRequest = (context, next) => {
  context.locals.lab = globalThis[Symbol.for('first-login.dev-lab')];
  return next();
};
