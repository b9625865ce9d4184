import { useState } from 'preact/hooks';
import { Json } from '../wire/Json.tsx';
import { parseFields } from '../wire/parse-fields.ts';
import { timeLeft, useNow } from './time.ts';

/** Decodes a JWT in the browser. It is signed, not encrypted: reading it needs no key and no request. */
export function Jwt({ jwt }: { jwt: string }) {
  const [shown, setShown] = useState(false);
  const [header = '', claims = ''] = jwt.split('.');
  return (
    <section class="jwt" aria-label="Session JWT">
      <button class="quiet" type="button" onClick={() => setShown(true)}>
        Decode the JWT in this browser
      </button>
      <p aria-live="polite">
        {shown &&
          'Decoded in your browser, without a request. A JWT is signed, not encrypted, so anyone who has it can read it.'}
      </p>
      {shown && (
        <div class="sides">
          <section aria-label="JWT header">
            <h4>Header</h4>
            <Json body={decode(header)} />
          </section>
          <section aria-label="JWT claims">
            <h4>
              Claims <TimeLeft claims={decode(claims)} />
            </h4>
            <Json body={decode(claims)} />
          </section>
        </div>
      )}
    </section>
  );
}

/** Shows the time left until the JWT's own `exp`. */
function TimeLeft({ claims }: { claims: string }) {
  const now = useNow();
  const { exp } = parseFields(claims);
  return typeof exp === 'number' && now ? <time>{timeLeft(exp * 1000, now)}</time> : null;
}

function decode(part: string): string {
  const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );
  return new TextDecoder().decode(bytes);
}
