import { routes } from './routes.ts';
import { serve } from './serve.ts';

serve(routes, (app) => app);
