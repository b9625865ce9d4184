import type { RunResult } from '../../../lib/bench/index.ts';
import { parseFields } from '../wire/parse-fields.ts';

/** The reader's authenticator, as a run's response describes it. */
interface Enrollment {
  /** The QR code that an enrollment returned, as a data URL. */
  qrCode?: string;
  /** The code that a login used up. */
  usedCode?: string;
}

/** Reads the last call of a run. Only an image may be shown: the response comes from a provider. */
export function enrollmentIn(result: RunResult | null): Enrollment {
  const { request, response } = result?.exchanges.at(-1) ?? {};
  if (!response || response.status >= 400) return {};
  const qrCode = field(response.body, 'qr_code');
  const usedCode = field(request?.body, 'code');
  return {
    ...(qrCode?.startsWith('data:image/png;base64,') && { qrCode }),
    ...(usedCode && { usedCode }),
  };
}

/** The link that opens an authenticator app on this device, with the secret that the QR code holds. */
export const otpauthUri = (secret: string): string =>
  `otpauth://totp/First%20Login?secret=${encodeURIComponent(secret)}&issuer=First%20Login`;

function field(body: string | undefined, name: string): string | undefined {
  const value = parseFields(body)[name];
  return typeof value === 'string' ? value : undefined;
}
