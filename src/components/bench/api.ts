import type { Ceremony } from '../../lib/guides/index.ts';
import type { PromptEnd } from '../../lib/bench/index.ts';
import { get, press } from './client.ts';

export interface StepName {
  guide: string;
  step: string;
}

/** An action of any step of the guide whose step is shown. */
export interface ActionName {
  step: string;
  id: string;
}

/** An action that goes on in this browser. */
export interface BrowserAction extends ActionName {
  inBrowser: Ceremony;
}

/** Reads the state of a step's bench. Creates no reader. */
export const fetchView = (shown: StepName) => get('state', { ...shown });

export type View = Awaited<ReturnType<typeof fetchView>>;

export const fetchInbox = () => get('inbox');

export const runAction = (name: StepName, action: string, input: Record<string, string>) =>
  press('run', { ...name, action, input });

/** Plays a scene of a story. @param scene `first` empties the stories' sandbox; `down` is the call that fails */
export const playScene = (name: StepName, action: string, scene: { first: boolean; down?: string | undefined }) =>
  press('scene', { ...name, action, ...scene });

export const prepareAction = (name: StepName, action: string, input: Record<string, string>) =>
  press('prepare', { ...name, action, input });

/** Runs the server's half of an action that goes on in this browser. @returns a result if it ended there */
export const beginCeremony = (shown: StepName, action: ActionName, input: Record<string, string>) => {
  const name = { guide: shown.guide, step: action.step, action: action.id };
  return press('ceremony', { ...name, input, shown: shown.step });
};

export const finishCeremony = (shown: StepName, run: string, ended: PromptEnd | undefined) =>
  press('ceremony/finish', { run, ended, shown: shown.step });

export const startOver = (shown: StepName, scope: 'step' | 'guide' | 'all') =>
  press('start-over', { ...shown, scope }, 'start');

/** Moves the clock of the reader's sandbox ahead. 0 seconds set it back. */
export const moveClock = (shown: StepName, advance_seconds: number) => press('clock', { ...shown, advance_seconds });

export const revealProject = () => press('project', undefined);
