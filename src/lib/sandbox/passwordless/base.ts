/** Where the emulated service begins. */
export const BASE = '/passwordless';
