/** The path that the service is below. */
export const BASE = '/passwordless';
