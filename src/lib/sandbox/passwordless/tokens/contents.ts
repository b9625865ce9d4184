/** The content of a register token: the request to `/register/token`. */
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

/** The content of a registration session. */
export interface RegisterSession {
  ceremony: 'register';
  /** The id of the register token, which completing uses up. */
  tokenId: string;
  challenge: string;
  rpId: string;
  userId: string;
  userVerification: string;
  aliases: string[];
  aliasHashing: boolean;
}

/** The content of a sign-in session. */
export interface SigninSession {
  ceremony: 'signin';
  challenge: string;
  rpId: string;
  /** The user whose passkeys are in `allowCredentials`; null if any passkey is allowed. */
  userId: string | null;
  userVerification: string;
  purpose: string;
}

/** The content of a verify token: the response of `/signin/verify` without expiry and id. */
export interface VerifyToken {
  userId: string;
  type: 'passkey_register' | 'passkey_signin' | 'generated_signin';
  timestamp: string;
  rpId: string | null;
  origin: string | null;
  device: string | null;
  country: string | null;
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
