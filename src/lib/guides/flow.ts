/** Senders and receivers of the guide's messages. */
export type Party = 'browser' | 'app' | 'provider';

/** One arrow of the sequence diagram. */
export interface Arrow {
  from: Party;
  to: Party;
  /** At most 17 characters between neighboring lanes: on a phone, in bold, no more fit. */
  label: string;
  /** The steps that send this message, as `step/action` where only one of a step's actions does. */
  steps: string[];
  /** The token this message ends: the message has not happened while the reader holds it. */
  ends?: string;
}

/** The labels of a diagram's lanes. */
export const partyNames = (vendor: string): Record<Party, string> => ({
  browser: 'browser',
  app: 'your app',
  provider: vendor,
});
