/** Replaces a step's id in runs of the finished app: each is one request to it that made calls. */
export const FINISHED_APP = 'finished-app';
