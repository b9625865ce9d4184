/**
 * The source of an error's status and text. `seen`: in a live response, an SDK's tests or the official pages.
 * `text`: the text was seen, but not the status. `choice`: only the type is known, the rest is ours (docs/stytch.md,
 * "Errors"). `emulator`: Stytch has no such error.
 */
type ErrorOrigin = 'seen' | 'text' | 'choice' | 'emulator';

/** One error of the catalog. */
export type Entry = readonly [status: number, origin: ErrorOrigin, message: string];
