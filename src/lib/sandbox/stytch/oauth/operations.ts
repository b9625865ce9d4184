import { authenticate, discoveryAuthenticate } from './authenticate.ts';
import { memberProviders } from './member-providers.ts';

export const oauth = [discoveryAuthenticate, authenticate, ...memberProviders];
