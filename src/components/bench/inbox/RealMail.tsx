import type { RunResult } from '../../../lib/bench/index.ts';
import { sentTo } from './sent-to.ts';

/** Live modes have no inbox here: says where the email went and what to check if it doesn't arrive. */
export function RealMail({ result }: { result: RunResult | null }) {
  const sent = result && sentTo(result);
  return (
    <section class="inbox" aria-label="Inbox">
      <h3>Inbox</h3>
      <p>
        {sent ? (
          <>
            The mail went to <b>{sent.to}</b> at {new Date(sent.at).toLocaleTimeString()}. It is in that mailbox, not
            here.
          </>
        ) : (
          'Real mail lands in the real mailbox, not here.'
        )}{' '}
        Open its link in this browser: it brings you back to the guide.
      </p>
      <details>
        <summary>It does not come</summary>
        <ul>
          <li>Give it a minute, then look where unwanted mail goes.</li>
          <li>sandbox@stytch.com is taken by Stytch and never gets a mail.</li>
          <li>
            Is the redirect address registered? <a href="/preflight/">Preflight</a> checks it.
          </li>
          <li>Look at the address you typed, and send again.</li>
        </ul>
      </details>
    </section>
  );
}
