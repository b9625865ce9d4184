import { authenticate } from './authenticate.ts';
import { discoveryAuthenticate, discoverySend } from './discovery.ts';
import { invite } from './invite.ts';
import { loginOrSignup } from './login-or-signup.ts';

export const magicLinks = [discoverySend, discoveryAuthenticate, loginOrSignup, invite, authenticate];
