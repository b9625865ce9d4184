import { useStore } from '@nanostores/preact';
import { useEffect, useState } from 'preact/hooks';
import { STEP_MS, totpCode } from '../../../lib/guides/totp-code.ts';
import { $result } from '../store.ts';
import { useNow } from '../tokens/time.ts';
import { CopyText } from '../../chrome/copy/CopyText.tsx';
import { enrollmentIn, otpauthUri } from './enrollment.ts';

interface Props {
  /** The secret that the reader holds, in base32. */
  secret: string;
  /** Called with each new code. */
  onCode: (code: string) => void;
}

/** An authenticator app on the page, for readers without a phone, and the QR code for those with one. */
export function Authenticator({ secret, onCode }: Props) {
  const now = useNow();
  const { qrCode, usedCode } = enrollmentIn(useStore($result));
  const [code, setCode] = useState('');
  // The next press doesn't make a used code valid again.
  const [used, setUsed] = useState('');
  useEffect(() => {
    if (usedCode) setUsed(usedCode);
  }, [usedCode]);
  const step = now === null ? null : Math.floor(now / STEP_MS);
  // Browsers compute codes only on https and on this machine. Elsewhere the site does, for an empty field.
  const isAble = globalThis.crypto?.subtle !== undefined;
  useEffect(() => {
    if (step === null || !isAble) return undefined;
    let isCurrent = true;
    void totpCode(secret, step * STEP_MS).then((next) => {
      if (!isCurrent) return;
      setCode(next);
      onCode(next);
    });
    return () => (isCurrent = false);
  }, [secret, step]);
  const left = now === null ? 0 : Math.ceil((STEP_MS - (now % STEP_MS)) / 1000);
  return (
    <section class="authenticator" aria-label="Authenticator app">
      {qrCode && <img src={qrCode} alt="QR code for an authenticator app" width="148" height="148" />}
      <div>
        <h3>Authenticator app</h3>
        {qrCode && (
          <>
            <p>Scan the QR code with an authenticator app on your phone, or use the code below.</p>
            <p class="without-camera">
              <a href={otpauthUri(secret)}>Open in an authenticator app</a>
              <CopyText text={secret}>
                Copy the key <code>{secret}</code>
              </CopyText>
            </p>
          </>
        )}
        {isAble ? (
          <p class="code">
            <b>{code.replace(/^(...)/, '$1 ')}</b>{' '}
            <small>{used === code && code ? `used, the next one in ${left} s` : `for ${left} s`}</small>
          </p>
        ) : (
          <p>This browser computes codes only on https. Leave the field empty, and this site fills it in.</p>
        )}
      </div>
    </section>
  );
}
