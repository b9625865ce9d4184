/**
 * The table of docs/design.md, "Parts and dependencies": which part of `src` may import which. Patterns match paths
 * from the root. The first row that matches a file counts. A file without a row (`src/server.ts`, tests, scripts) may
 * import anything.
 *
 * @typedef {object} Arrow
 * @property {string} part
 * @property {RegExp} files matches the part's own folder, which it may always import
 * @property {RegExp} [may] what else it may import
 * @property {RegExp} [types] what it may `import type` in addition
 * @property {RegExp} [packages] the only packages it may import
 * @property {boolean} [text] whether it may read any source as text, with `?raw`
 * @property {string} says the row in words, for the lint message
 */

const PARTS = ['quickstart', 'guides', 'bench', 'wire', 'sandbox', 'store', 'config', 'log'];
/** @param {string[]} names */
const lib = (...names) => new RegExp(`^src/lib/(${names.join('|')})/`);

/** Parts that the sandbox may import besides its own folders. */
const BELOW_SANDBOX = ['wire', 'store', 'config', 'log'];

const NODE_AND_SDK = /^(node:|stytch$|@passwordlessdev\/)/;
const NOT_ASTRO = /^(?!astro([:/]|$)|@astrojs\/)/;
/** Folders of `src/lib` without a row of their own: helpers of the site. */
const HELPERS = `src/lib/(?!(${PARTS.join('|')})/)`;
const SITE = 'src/(pages|components|layouts|styles|content|assets)/';

/** @type {Arrow[]} */
export const arrows = [
  {
    part: 'quickstart',
    files: /^src\/lib\/quickstart\/[^/]+\//,
    packages: NODE_AND_SDK,
    says: 'the official SDK, its own folder and Node: readers copy it',
  },
  // The guides as data. The bench runs them, and the site shows them, also in the browser.
  { part: 'guides', files: lib('guides'), packages: NOT_ASTRO, says: 'nothing of ours' },
  {
    part: 'bench',
    files: lib('bench'),
    may: lib('quickstart', 'guides', 'wire', 'store', 'config', 'log'),
    packages: NOT_ASTRO,
    says: 'quickstart, guides, wire, store, config and log; it talks to the sandbox over HTTP only',
  },
  {
    part: 'wire',
    files: lib('wire'),
    may: lib('config', 'log'),
    packages: NOT_ASTRO,
    says: 'config and log',
  },
  {
    part: "the sandbox's core",
    files: /^src\/lib\/sandbox\/core\//,
    may: lib(...BELOW_SANDBOX),
    packages: NOT_ASTRO,
    says: 'wire, store, config and log; it knows neither a provider nor the control plane',
  },
  {
    part: "the sandbox's control plane",
    files: /^src\/lib\/sandbox\/control\//,
    may: lib('sandbox/core', ...BELOW_SANDBOX),
    packages: NOT_ASTRO,
    says: "the sandbox's core, wire, store, config and log; providers.ts hands it the providers",
  },
  {
    part: 'an emulated provider',
    files: /^src\/lib\/sandbox\/[^/]+\//,
    may: lib('sandbox/core', ...BELOW_SANDBOX),
    packages: NOT_ASTRO,
    says: "its own folder, the sandbox's core, wire, store, config and log; it knows no other provider",
  },
  {
    part: 'the sandbox',
    files: /^src\/lib\/sandbox\/[^/]+$/,
    may: new RegExp(`^src/lib/(sandbox/([^/]+|(core|control)/.+|[^/]+/index\\.ts)$|(${BELOW_SANDBOX.join('|')})/)`),
    packages: NOT_ASTRO,
    says: "its core, its control plane, a provider's index.ts, wire, store, config and log; it knows neither the site nor Astro",
  },
  {
    part: 'store',
    files: lib('store'),
    may: lib('config', 'log'),
    packages: NOT_ASTRO,
    says: 'config and log',
  },
  { part: 'config', files: lib('config'), packages: NOT_ASTRO, says: 'nothing of ours' },
  { part: 'log', files: lib('log'), may: lib('config'), packages: NOT_ASTRO, says: 'config' },
  {
    part: 'a helper of the site',
    files: new RegExp(`^${HELPERS}[^/]+/`),
    may: new RegExp(`^(${HELPERS}|src/lib/(config|log)/)`),
    text: true,
    says: 'other helpers, config and log',
  },
  {
    part: 'the site',
    files: new RegExp(`^(${SITE}|src/content\\.config\\.ts$)`),
    may: new RegExp(
      `^(${SITE}|${HELPERS}|src/lib/guides/|src/lib/sandbox/reference\\.ts$|src/lib/quickstart/([^/]+/){1,2}(app|browser)/|src/lib/sandbox/passwordless/testing/(authenticator|bytes)\\.ts$)`,
    ),
    types: lib('bench', 'wire'),
    text: true,
    says: 'itself, helpers, guides, what a quickstart runs in pages (app, browser), the software authenticator and types of bench and wire; the bench itself comes through Astro.locals',
  },
];
