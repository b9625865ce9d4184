import type { APIRoute } from 'astro';

/**
 * In place of Astro's `/_image`, which scales any picture of the site for anybody, at 0.8 s of processor each. No page
 * asks for it: nothing is here.
 */
export const ALL: APIRoute = ({ rewrite }) => rewrite('/404');
