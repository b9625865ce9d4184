import { expect, type APIRequestContext } from '@playwright/test';
import type { BenchState, Mail, RunResult } from '../../src/lib/bench/index.ts';
import { findAction, stytchGuide } from './outline.ts';

/** A response of the bench's API, besides its result. */
interface View {
  state: BenchState;
  messages: Mail[];
}

/** Calls `/api/bench` as a program would. One request context is one reader. */
export function benchClient(request: APIRequestContext, origin = '') {
  const post = (path: string, data: object) => request.post(`/api/bench/${path}`, { headers: { origin }, data });
  const view = async (step: string): Promise<View> =>
    (await request.get(`/api/bench/state?guide=${stytchGuide.id}&step=${step}`)).json();
  const state = async (step: string) => (await view(step)).state;

  /** Returns the input that a reader finds in the fields, with the organization they belong to. */
  const example = async (step: string, action: string): Promise<Record<string, string>> => {
    const { choices } = await state(step);
    const mine = choices.find((choice) => choice.default) ?? choices[0];
    return Object.fromEntries(
      findAction(step, action).inputs.map(({ name, type, example: value }) => [
        name,
        type === 'choice' ? (mine?.value ?? '') : value,
      ]),
    );
  };

  return {
    state,
    view,
    /** Runs an action. @returns the response's status, too */
    async run(step: string, action: string, typed: Record<string, string> = {}) {
      const input = { ...(await example(step, action)), ...typed };
      const response = await post('run', { guide: stytchGuide.id, step, action, input });
      const answer = (await response.json()) as View & { result: RunResult };
      return { status: response.status(), ...answer };
    },
    /** Prepares what an action needs, and expects that to work. */
    async prepare(step: string, action?: string, guide = stytchGuide.id): Promise<RunResult[]> {
      const response = await post('prepare', { guide, step, action });
      const { runs } = (await response.json()) as { runs: RunResult[] };
      expect(runs.map(({ outcome }) => outcome)).toEqual(runs.map(() => expect.objectContaining({ kind: 'done' })));
      return runs;
    },
    inbox: async (): Promise<Mail[]> => (await (await request.get('/api/bench/inbox')).json()).messages,
    project: async (): Promise<{ project_id: string; secret: string; base_url: string }> =>
      (await post('project', {})).json(),
  };
}

export type BenchClient = ReturnType<typeof benchClient>;
