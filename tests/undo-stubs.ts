import { afterAll, vi } from 'vitest';

// Runs for every test file. Files of a worker share its globals and environment, and come in any order.
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});
