import { guides, guidesByProvider } from '../../lib/guides/index.ts';

/** A page with its path and its name in navigation. */
export interface NavLink {
  path: string;
  label: string;
}

/** The links in the header. */
export const mainNav: NavLink[] = [
  { path: '/guides/', label: 'Guides' },
  { path: '/evaluate/', label: 'Evaluate' },
  { path: '/use-it/', label: 'Use it' },
  { path: '/glossary/', label: 'Glossary' },
  { path: '/inbox/', label: 'Inbox' },
  { path: '/sandbox/', label: 'Sandbox' },
];

/** A group of links in the footer. */
export interface NavGroup {
  title: string;
  links: NavLink[];
}

/** The links in the footer: to every part of the site. */
export const footerNav: NavGroup[] = [
  {
    title: 'Learn',
    links: [
      ...guides.map(({ id, name }) => ({ path: `/guides/${id}/`, label: `${name} guide` })),
      { path: '/glossary/', label: 'Glossary' },
      { path: '/troubleshooting/', label: 'Troubleshooting' },
    ],
  },
  {
    title: 'Decide',
    links: [
      { path: '/evaluate/', label: 'Evaluate' },
      { path: '/production/', label: 'Before you go live' },
    ],
  },
  {
    title: 'Try',
    links: [
      { path: '/signup', label: 'The finished app' },
      { path: '/use-it/', label: 'Use it from your machine' },
      { path: '/inbox/', label: 'Inbox' },
      { path: '/sandbox/', label: 'Sandbox' },
      { path: '/preflight/', label: 'Preflight' },
    ],
  },
  {
    title: 'Your own account',
    links: guidesByProvider.map(({ account }) => ({ path: account.href, label: account.label })),
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
  ...mainNav.filter(({ path }) => !['/guides/', '/use-it/'].includes(path)),
  { path: '/use-it/', label: 'Use it from your machine' },
  { path: '/preflight/', label: 'Preflight: choose and check credentials' },
  { path: '/production/', label: 'Before you go live' },
  { path: '/troubleshooting/', label: 'Troubleshooting' },
  { path: '/signup', label: 'The finished app' },
];
