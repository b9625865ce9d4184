/** The form of a provider's calls as a curl command. */
export interface CurlStyle {
  /** The API's base URL, from a variable. */
  baseUrl: string;
  /** The variables of its commands, each with the field of the reader's sandbox project that is its value. */
  variables: Record<string, string>;
  /** The sandbox's prefix of a path. The base URL contains it already. */
  pathPrefix?: string;
  /** The options that authenticate, by the request header they send, in lower case. The first is the default. */
  auth: CurlAuth[];
  /** Request headers that change what a call does, in lower case. A command repeats them. */
  repeats?: string[];
}

export interface CurlAuth {
  header: string;
  option: string;
  /** Which side sends this header, if either may make a call. */
  sender?: 'browser' | 'server';
}
