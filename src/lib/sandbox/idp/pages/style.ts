import type { EmulatorResponse } from '../../core/http/response.ts';

export const STYLE_PATH = '/idp/style.css';

// A file of its own would not be found where the site is bundled.
const CSS = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; display: grid; min-height: 100vh; place-items: center; background: light-dark(#f4f5f7, #14171c); }
main {
  box-sizing: border-box; width: min(26rem, 100%); padding: 1.5rem; border-radius: 0.75rem;
  background: light-dark(#fff, #1e232b); color: light-dark(#1a1d21, #e8eaee);
}
h1 { margin: 0.25rem 0 0; font-size: 1.375rem; }
p { margin: 0.25rem 0 1rem; }
.note { margin: 0; font-size: 0.875rem; color: light-dark(#565d66, #a8b0bb); }
ul { margin: 0 0 1rem; padding: 0; list-style: none; display: grid; gap: 0.5rem; }
button, input[type='text'], input[type='email'] {
  box-sizing: border-box; width: 100%; min-height: 2.75rem; padding: 0.5rem 0.75rem; font: inherit; color: inherit;
  border: 1px solid light-dark(#868e98, #6d7682); border-radius: 0.5rem; background: transparent; text-align: left;
}
button { cursor: pointer; }
button:hover { background: light-dark(#eef1f5, #2a313b); }
button span { display: block; font-size: 0.875rem; color: light-dark(#565d66, #a8b0bb); }
:focus-visible { outline: 3px solid light-dark(#1f5fd0, #8ab4ff); outline-offset: 2px; }
.main { text-align: center; background: #1f5fd0; border-color: #1f5fd0; color: #fff; }
.main:hover { background: #194da8; }
.plain { border-color: transparent; text-align: center; text-decoration: underline; }
label { display: block; margin: 0.75rem 0 0.25rem; }
details { margin: 0.75rem 0; }
summary { cursor: pointer; }
`;

/** The style of the sign-in page. */
export const STYLE: EmulatorResponse = {
  status: 200,
  headers: {
    'content-type': 'text/css; charset=utf-8',
    'cache-control': 'public, max-age=3600',
    'x-content-type-options': 'nosniff',
  },
  body: CSS,
};
