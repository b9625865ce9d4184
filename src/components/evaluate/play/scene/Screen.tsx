import type { PlayFacts } from '../facts.ts';
import type { Scene } from '../types.ts';

interface Props {
  screen: Scene['screen'];
  facts: PlayFacts;
  /** Subject of the email. */
  subject: string;
}

/** A drawing of the user's screen. Decorative: the text beside it says the same. */
export function Screen({ screen, facts, subject }: Props) {
  if (screen === 'none') return null;
  return (
    <div class={`screen screen-${screen}`} aria-hidden="true">
      <div class="bar">
        <i />
        <i />
        <i />
        <span>{windows[screen] ?? 'Your app'}</span>
      </div>
      <div class="glass">{inside[screen]({ facts, subject })}</div>
    </div>
  );
}

/** Title of the window where it isn't your app. */
const windows: Partial<Record<Scene['screen'], string>> = { mail: 'Inbox', company: 'Company login' };

type Inside = (props: Omit<Props, 'screen'>) => preact.JSX.Element;

const inside: Record<Exclude<Scene['screen'], 'none'>, Inside> = {
  form: ({ facts }) => (
    <>
      <b>Log in</b>
      <span class="typed">{facts.address}</span>
      <span class="press">Send magic link</span>
    </>
  ),
  mail: ({ facts, subject }) => (
    <>
      <b>{subject || 'Your login request'}</b>
      <small>to {facts.address}</small>
      <span class="press">Log in</span>
    </>
  ),
  list: ({ facts }) => (
    <>
      <b>Choose an organization</b>
      {facts.found.map((name) => (
        <span class="row" key={name}>
          {name}
        </span>
      ))}
    </>
  ),
  company: ({ facts }) => (
    <>
      <b>Sign in to {facts.company}</b>
      <span class="typed">{facts.address}</span>
      <span class="press">Sign in</span>
    </>
  ),
  code: () => (
    <>
      <b>Enter your code</b>
      <span class="typed">••••••</span>
      <span class="press">Continue</span>
    </>
  ),
  inside: ({ facts }) => (
    <>
      <b>{facts.entered}</b>
      <small>{facts.address}</small>
      <span class="line" />
      <span class="line short" />
    </>
  ),
  out: () => (
    <>
      <b>You’re logged out</b>
      <small>Log in again</small>
    </>
  ),
};
