import { guides, guidesByProvider } from '../../../lib/guides/index.ts';
import { evaluatePages } from '../../evaluate/pages.ts';

/** A page with its path and its name in navigation. */
export interface NavLink {
  path: string;
  label: string;
}

/** A page that isn't part of a guide, and where the site links to it. */
interface Page extends NavLink {
  /** Its name in the header, which has little room. Without it, the page isn't linked there. */
  inHeader?: string;
  /** Its group in the footer, which links to every one. */
  group: 'Learn' | 'Decide' | 'Try' | 'Your own account';
}

/** Every page outside the guides, in the order of the header and of the footer's groups. */
const pages: Page[] = [
  { path: '/evaluate/', label: 'Evaluate', inHeader: 'Evaluate', group: 'Decide' },
  { path: '/production/', label: 'Before you go live', group: 'Decide' },
  { path: '/signup', label: 'The finished Stytch app', group: 'Try' },
  { path: '/use-it/', label: 'SDKs: use it from your machine', inHeader: 'SDKs', group: 'Try' },
  { path: '/glossary/', label: 'Glossary', inHeader: 'Glossary', group: 'Learn' },
  { path: '/troubleshooting/', label: 'Troubleshooting', group: 'Learn' },
  { path: '/inbox/', label: 'Inbox', inHeader: 'Inbox', group: 'Try' },
  { path: '/sandbox/', label: 'Sandbox', inHeader: 'Sandbox', group: 'Try' },
  { path: '/preflight/', label: 'Keys and setup (Preflight)', group: 'Your own account' },
];

/** The links in the header. */
export const mainNav: NavLink[] = [
  { path: '/guides/', label: 'Guides' },
  ...pages.flatMap(({ path, inHeader }) => (inHeader === undefined ? [] : [{ path, label: inHeader }])),
];

/** A group of links in the footer. */
export interface NavGroup {
  title: string;
  links: NavLink[];
}

const inGroup = (group: Page['group']): NavGroup => ({
  title: group,
  links: pages.filter((page) => page.group === group),
});

/** The links in the footer: to every part of the site. */
export const footerNav: NavGroup[] = [
  {
    title: 'Learn',
    links: [
      ...guides.map(({ id, name }) => ({ path: `/guides/${id}/`, label: `${name} guide` })),
      ...inGroup('Learn').links,
    ],
  },
  inGroup('Decide'),
  inGroup('Try'),
  {
    title: 'Your own account',
    links: [
      ...inGroup('Your own account').links,
      ...guidesByProvider.map(({ account }) => ({ path: account.href, label: account.label })),
    ],
  },
];

/** Every page the 404 page may suggest. */
export const allPages: NavLink[] = [
  ...guides.flatMap((guide) => [
    { path: `/guides/${guide.id}/`, label: guide.title },
    ...guide.steps.map((step, index) => ({
      path: `/guides/${guide.id}/${step.id}/`,
      label: `${index + 1} ${step.title}`,
    })),
    { path: `/guides/${guide.id}/typescript/`, label: `${guide.name} in TypeScript for Node` },
    { path: `/guides/${guide.id}/flask/`, label: `${guide.name} in Python with Flask` },
  ]),
  ...pages,
  ...evaluatePages
    .filter(({ path }) => path !== '/evaluate/')
    .map(({ path, label }) => ({ path, label: `Evaluate: ${label}` })),
];
