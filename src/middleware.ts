import { defineMiddleware } from 'astro:middleware';

/** Names the charset of pages rendered on request. Astro says only `text/html`. */
export const onRequest = defineMiddleware(async (_, next) => {
  const response = await next();
  if (response.headers.get('content-type') === 'text/html')
    response.headers.set('content-type', 'text/html; charset=utf-8');
  return response;
});
