import { useState } from 'preact/hooks';
import type { BenchState } from '../../../lib/bench/index.ts';
import type { Step } from '../../../lib/guides/index.ts';
import { useLazy } from '../use-lazy.ts';

/**
 * The panel that a step shows once the reader holds its token: a decoded JWT, or an authenticator app.
 * @returns `isLoading` while a panel's script loads, and the authenticator's current `code`, empty before the first
 */
export function useTokenPanels({ shows }: Step, holdings: BenchState['holdings']) {
  const [code, setCode] = useState('');
  const valueOf = (kind: string) => holdings.find((holding) => holding.kind === kind)?.value;
  const jwt = shows === 'jwt' ? valueOf('session_jwt') : undefined;
  const secret = shows === 'authenticator' ? valueOf('totp_secret') : undefined;
  const Jwt = useLazy(jwt !== undefined, () => import('./Jwt.tsx').then(({ Jwt }) => Jwt));
  const Authenticator = useLazy(secret !== undefined, () =>
    import('../authenticator/Authenticator.tsx').then(({ Authenticator }) => Authenticator),
  );
  const panels = (
    <>
      {Jwt && jwt && <Jwt jwt={jwt} />}
      {Authenticator && secret && <Authenticator secret={secret} onCode={setCode} />}
    </>
  );
  const isLoading = (jwt !== undefined && !Jwt) || (secret !== undefined && !Authenticator);
  return { panels, code, isLoading };
}
