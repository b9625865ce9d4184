import { discoveryAuthenticate, discoverySend } from './discovery.ts';
import { emailAuthenticate, emailLoginOrSignup } from './email.ts';
import { smsAuthenticate, smsSend } from './sms.ts';

export const otps = [
  discoverySend,
  discoveryAuthenticate,
  emailLoginOrSignup,
  emailAuthenticate,
  smsSend,
  smsAuthenticate,
];
