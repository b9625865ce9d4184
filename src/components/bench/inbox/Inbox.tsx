import { useEffect, useRef, useState } from 'preact/hooks';
import type { Mail } from '../../../lib/bench/index.ts';
import { isFromDemo, mailToOpen } from './mail-to-open.ts';
import { lookForMail } from '../look.ts';

const POLL_MS = 2000;
/** Older emails are folded, so that what is below stays close. */
const NEWEST = 5;

interface Props {
  messages: Mail[];
  /** Open from the start where the step is about mail. */
  open: boolean;
}

/** The reader's inbox. Mail may come from a terminal too, so it looks now and then while it can be seen. */
export function Inbox({ messages, open }: Props) {
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && void lookForMail(), POLL_MS);
    return () => clearInterval(timer);
  }, []);
  /** The first email that was folded, once all are shown. */
  const [unfolded, setUnfolded] = useState<string>();
  const demos = messages.filter(isFromDemo);
  const mails = messages.filter((mail) => !isFromDemo(mail));
  const toOpen = mailToOpen(messages);
  const shown = unfolded ? mails : mails.filter((mail, at) => at < NEWEST || mail === toOpen);
  const older = mails.filter((mail) => !shown.includes(mail));
  const show = (mail: Mail) => (
    <MailArticle
      key={mail.id}
      mail={mail}
      asks={mail === toOpen && mail.state === 'unopened'}
      takesFocus={mail.id === unfolded}
    />
  );
  return (
    <section class="inbox" aria-label="Inbox">
      <details open={open}>
        <summary>
          Inbox <span>{messages.length === 0 ? 'empty' : messages.length}</span>
        </summary>
        {messages.length === 0 && <p class="nothing">No email yet. Your magic links arrive here.</p>}
        <div class="mails">
          {shown.map(show)}
          {older.length > 0 && (
            <button class="quiet" type="button" onClick={() => setUnfolded(older[0]?.id)}>
              Show {older.length} older {older.length === 1 ? 'email' : 'emails'}
            </button>
          )}
          {demos.length > 0 && (
            <details>
              <summary>{demos.length === 1 ? '1 email' : `${demos.length} emails`} to made-up users of demos</summary>
              {demos.map(show)}
            </details>
          )}
        </div>
      </details>
    </section>
  );
}

interface MailProps {
  mail: Mail;
  /** Whether its link stands out, as only one does. */
  asks: boolean;
  /** Whether it gets the focus, because the button that showed it is gone. */
  takesFocus: boolean;
}

function MailArticle({ mail, asks, takesFocus }: MailProps) {
  const [opened, setOpened] = useState(false);
  const article = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takesFocus) article.current?.querySelector<HTMLElement>('a, summary')?.focus();
  }, [takesFocus]);
  return (
    <article class="mail" aria-label={mail.subject} ref={article}>
      <header>
        <bdi>
          <b>{mail.subject}</b>
        </bdi>
        <span>
          to <bdi>{mail.to}</bdi>
        </span>
        <time dateTime={mail.created_at}>{new Date(mail.created_at).toLocaleTimeString()}</time>
      </header>
      {mail.link && (
        <p>
          <a class={asks ? 'go' : 'older'} href={mail.link} rel="noreferrer">
            {mail.press}
          </a>
          <span class="state">{stateWords[mail.state] ?? mail.state}</span>
        </p>
      )}
      <details onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary>Show the whole email</summary>
        {opened && (
          <iframe
            src={`/inbox/${encodeURIComponent(mail.id)}`}
            title={`Email: ${mail.subject}`}
            sandbox="allow-top-navigation-by-user-activation"
          />
        )}
      </details>
    </article>
  );
}

const stateWords: Record<string, string> = {
  unopened: 'single-use',
  opened: 'opened, token not used yet',
  used: 'already used',
  expired: 'expired',
};
