import { serve } from '../../app/serve.ts';
import { routes } from './routes.ts';

serve(routes, (app) => ({
  ...app,
  // @note From the same page as your project ID. It isn’t a secret: browsers see it.
  publicToken: process.env.STYTCH_PUBLIC_TOKEN,
  // @note Where a browser starts a login. With live keys, it’s https://api.stytch.com.
  apiUrl: process.env.STYTCH_API_URL || 'https://test.stytch.com',
  // @note Register it for login, signup and invitations, too.
  returnUrl: app.redirectUrl,
}));
