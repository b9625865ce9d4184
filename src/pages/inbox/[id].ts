import type { APIRoute } from 'astro';

export const prerender = false;

/**
 * A mail as it was sent, for a frame. Its HTML comes from outside: it runs no script, loads nothing, and may only
 * navigate the top window, and only when the reader presses a link.
 */
const POLICY =
  "sandbox allow-top-navigation-by-user-activation; default-src 'none'; style-src 'self'; frame-ancestors 'self'";

export const GET: APIRoute = async ({ request, params, locals }) => {
  const html = await locals.lab.mailHtml(await locals.lab.recognise(request), params.id ?? '');
  if (html === null) return new Response('You have no such mail.', { status: 404 });
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': POLICY,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
    },
  });
};
