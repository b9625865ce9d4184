import license from '../../LICENSE?raw';

/** The license that the footer names. */
export const GET = (): Response => new Response(license);
