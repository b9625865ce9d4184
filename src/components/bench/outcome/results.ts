/** What a press came to. Loaded with the first one, which is still running then. */
export { Exchanges } from '../wire/Exchanges.tsx';
export { EndUserView } from './EndUserView.tsx';
export { NextLinks } from './NextLinks.tsx';
export { reveal } from './reveal.ts';
