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
            The email was sent to <b>{sent.to}</b> at {new Date(sent.at).toLocaleTimeString()}. It’s in that inbox, not
            on this page.
          </>
        ) : (
          'Real emails arrive in your own inbox, not on this page.'
        )}{' '}
        Open the link in this browser to come back to the guide.
      </p>
      <details>
        <summary>It doesn’t arrive?</summary>
        <ul>
          <li>Wait a minute, then check the spam folder.</li>
          <li>sandbox@stytch.com is a test value and never receives email.</li>
          <li>
            Check in <a href="/preflight/">Preflight</a> that your redirect URL is registered.
          </li>
          <li>Check the address you entered, and send the link again.</li>
        </ul>
      </details>
    </section>
  );
}
