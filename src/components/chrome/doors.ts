import { guides } from '../../lib/outline/index.ts';

/** A page that the header leads to, and that somebody who is lost is offered. */
export interface Door {
  path: string;
  label: string;
}

export const doors: Door[] = [
  { path: '/guides/', label: 'Guides' },
  { path: '/evaluate/', label: 'Evaluate' },
  { path: '/glossary/', label: 'Glossary' },
  { path: '/inbox/', label: 'Inbox' },
  { path: '/sandbox/', label: 'Sandbox' },
];

/** What somebody with a wrong address may have been looking for: the doors, each step, and the plain app. */
export const destinations: Door[] = [
  ...guides.flatMap((guide) => [
    { path: `/guides/${guide.id}/`, label: guide.title },
    ...guide.steps.map((step, index) => ({
      path: `/guides/${guide.id}/${step.id}/`,
      label: `${index + 1} ${step.title}`,
    })),
  ]),
  ...doors.filter(({ path }) => !path.startsWith('/guides/')),
  { path: '/preflight/', label: 'Preflight: which credentials answer' },
  { path: '/production/', label: 'Before real people come' },
  { path: '/troubleshooting/', label: 'Troubleshooting' },
  { path: '/signup', label: 'The plain app' },
];
