/** Credentials as a reader typed them. The public token is optional: only some checks need it. */
export interface TypedKeys {
  id: string;
  secret: string;
  publicToken: string;
}

/** Strips from each value what was copied along with it. */
export const cleanKeys = ({ id, secret, publicToken }: TypedKeys): TypedKeys => ({
  id: bare(id),
  secret: bare(secret),
  publicToken: bare(publicToken),
});

/** Strips the name of a value's variable, its quotes, and invisible characters. */
const bare = (typed: string) =>
  typed
    .replace(/[\u200b-\u200d\ufeff]/g, '')
    .trim()
    .replace(/^(export\s+)?[A-Z_]+\s*=\s*/, '')
    .replace(/^(['"])(.*)\1;?$/, '$2')
    .trim();
