import { useState } from 'preact/hooks';
import { Json } from './Json.tsx';

/** Takes a JWT apart in the browser. It is signed, not encrypted: reading it needs no key and no request. */
export function Jwt({ jwt }: { jwt: string }) {
  const [shown, setShown] = useState(false);
  const [header = '', claims = ''] = jwt.split('.');
  return (
    <section class="jwt" aria-label="Session JWT">
      <button class="go" type="button" onClick={() => setShown(true)}>
        Run <span>decode, in this browser</span>
      </button>
      {shown && (
        <div class="sides">
          <section aria-label="JWT header">
            <h4>Header</h4>
            <Json body={decode(header)} />
          </section>
          <section aria-label="JWT claims">
            <h4>Claims</h4>
            <Json body={decode(claims)} />
          </section>
        </div>
      )}
    </section>
  );
}

function decode(part: string): string {
  const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
    character.charCodeAt(0),
  );
  return new TextDecoder().decode(bytes);
}
