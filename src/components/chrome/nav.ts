import { guides } from '../../lib/guides/index.ts';

/** A page with its path and its name in navigation. */
export interface NavLink {
  path: string;
  label: string;
}

/** The links in the header. */
export const mainNav: NavLink[] = [
  { path: '/guides/', label: 'Guides' },
  { path: '/evaluate/', label: 'Evaluate' },
  { path: '/glossary/', label: 'Glossary' },
  { path: '/inbox/', label: 'Inbox' },
  { path: '/sandbox/', label: 'Sandbox' },
];

/** The links in the footer. */
export const footerNav: NavLink[] = [{ path: '/use-it/', label: 'Use it from your machine' }];

/** Every page the 404 page may suggest. */
export const allPages: NavLink[] = [
  ...guides.flatMap((guide) => [
    { path: `/guides/${guide.id}/`, label: guide.title },
    ...guide.steps.map((step, index) => ({
      path: `/guides/${guide.id}/${step.id}/`,
      label: `${index + 1} ${step.title}`,
    })),
    { path: `/guides/${guide.id}/flask/`, label: `${guide.name} in Python with Flask` },
  ]),
  ...mainNav.filter(({ path }) => !path.startsWith('/guides/')),
  ...footerNav,
  { path: '/preflight/', label: 'Preflight: choose and check credentials' },
  { path: '/production/', label: 'Before you go live' },
  { path: '/troubleshooting/', label: 'Troubleshooting' },
  { path: '/signup', label: 'The finished app' },
];
