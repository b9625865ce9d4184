/** Whose budget a statement would have exceeded: a project's, a network's, or that of the whole database. */
export type Budget = 'project' | 'network' | 'store';

const PREFIX = 'over budget: ';

/** The message with which a trigger stops a statement. */
export const overBudgetMessage = (budget: Budget): string => PREFIX + budget;

/** Returns the budget that stopped a statement; undefined for every other error. */
export function overBudget(error: unknown): Budget | undefined {
  if (!(error instanceof Error) || !error.message.startsWith(PREFIX)) return undefined;
  const budget = error.message.slice(PREFIX.length);
  return budget === 'project' || budget === 'network' || budget === 'store' ? budget : undefined;
}
