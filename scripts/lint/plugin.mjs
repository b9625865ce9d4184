import { commentWidth } from './comment-width.mjs';
import { importDirection } from './import-direction.mjs';

/** The project's own rules. `.oxlintrc.json` switches them on. */
export default {
  meta: { name: 'first-login' },
  rules: { 'comment-width': commentWidth, 'import-direction': importDirection },
};
