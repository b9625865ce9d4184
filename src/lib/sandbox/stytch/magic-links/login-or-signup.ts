import { z } from 'zod';
import { newToken } from '../../core/ids.ts';
import { codeChallenge, email, mailLocale, minutes, organizationId, redirectUrl, templateId } from '../fields.ts';
import { loginOrSignUp } from '../login/by-email.ts';
import { operation } from '../operation.ts';
import { chooseRedirectUrl } from './redirect-urls.ts';

export const loginOrSignup = operation(
  'magic_links.email.login_or_signup',
  'POST',
  '/v1/b2b/magic_links/email/login_or_signup',
  z.object({
    organization_id: organizationId,
    email_address: email,
    login_redirect_url: redirectUrl('invalid_login_redirect_url'),
    signup_redirect_url: redirectUrl('invalid_signup_redirect_url'),
    pkce_code_challenge: codeChallenge,
    login_template_id: templateId,
    signup_template_id: templateId,
    locale: mailLocale,
    login_expiration_minutes: minutes('invalid_expiration', 5, 10_080),
    signup_expiration_minutes: minutes('invalid_expiration', 5, 10_080),
  }),
  (call, input) =>
    loginOrSignUp(call, input, {
      method: 'magic_link',
      mail: async (isReturning) => ({
        kind: isReturning ? 'login' : 'signup',
        token: newToken(),
        minutes: isReturning ? input.login_expiration_minutes : input.signup_expiration_minutes,
        redirect_url: isReturning
          ? await chooseRedirectUrl(call, 'LOGIN', input.login_redirect_url)
          : await chooseRedirectUrl(call, 'SIGNUP', input.signup_redirect_url),
        pkce_code_challenge: input.pkce_code_challenge,
      }),
    }),
);
