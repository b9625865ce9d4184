/** The parts that show the result of a press. They load during the first press. */
export { Exchanges } from '../wire/Exchanges.tsx';
export { EndUserView } from './EndUserView.tsx';
export { NextLinks } from './NextLinks.tsx';
export { place } from './place.ts';
export { reveal } from './reveal.ts';
