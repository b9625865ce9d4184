/** Stands for a step where a run isn't a guide's but the finished app's: one request to it that made calls. */
export const FINISHED_APP = 'finished-app';
