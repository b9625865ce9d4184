/** What `/register/token` was told, on its way through the browser and back. */
export interface RegisterToken {
  userId: string;
  username: string;
  displayName: string;
  authenticatorType: string;
  discoverable: boolean;
  userVerification: string;
  aliases: string[];
  aliasHashing: boolean;
  hints: string[];
}

/** A registration under way. */
export interface RegisterSession {
  ceremony: 'register';
  /** The register token that it began with, to be spent at its end. */
  tokenId: string;
  challenge: string;
  rpId: string;
  userId: string;
  userVerification: string;
  aliases: string[];
  aliasHashing: boolean;
}

/** A sign-in under way. */
export interface SigninSession {
  ceremony: 'signin';
  challenge: string;
  rpId: string;
  /** Whose passkeys were listed in `allowCredentials`; null when none were, and any passkey may answer. */
  userId: string | null;
  userVerification: string;
  purpose: string;
}

/** What `/signin/verify` answers, save what the token's life says. */
export interface VerifyToken {
  userId: string;
  type: 'passkey_register' | 'passkey_signin' | 'generated_signin';
  timestamp: string;
  rpId: string | null;
  origin: string | null;
  device: string;
  country: string;
  nickname: string | null;
  /** Standard base64 with padding, unlike everywhere else (docs/passwordless.md, "Verify a sign-in"). */
  credentialId: string | null;
  purpose: string | null;
}

export interface Contents {
  register_: RegisterToken;
  session_: RegisterSession | SigninSession;
  verify_: VerifyToken;
}

export type Prefix = keyof Contents;
