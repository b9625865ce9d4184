import type { Arrow } from '../flow.ts';

/**
 * The guide's sequence diagram, in order. The browser calls the provider itself: that is where the prompt comes from.
 */
export const flow: Arrow[] = [
  { from: 'browser', to: 'app', label: 'alias', steps: ['create-a-token'] },
  { from: 'app', to: 'provider', label: 'user ID', steps: ['create-a-token', 'see-it-happen'] },
  { from: 'provider', to: 'app', label: 'register token', steps: ['create-a-token', 'see-it-happen'] },
  { from: 'app', to: 'browser', label: 'register token', steps: ['create-a-token', 'see-it-happen'] },
  { from: 'browser', to: 'provider', label: 'register: begin, prompt, complete', steps: ['register', 'see-it-happen'] },
  { from: 'browser', to: 'provider', label: 'sign in: begin, prompt, complete', steps: ['sign-in'] },
  { from: 'provider', to: 'browser', label: 'verify token', steps: ['register', 'sign-in'] },
  { from: 'browser', to: 'app', label: 'verify token', steps: ['verify'] },
  { from: 'app', to: 'provider', label: 'verify token', steps: ['verify'] },
  { from: 'provider', to: 'app', label: 'user ID', steps: ['verify'] },
  { from: 'app', to: 'provider', label: 'list and delete', steps: ['look-after-them'] },
];
