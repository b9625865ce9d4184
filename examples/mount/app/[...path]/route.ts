// Next.js serves your own pages first, and this file handles the rest.
async function handleLater(request: Request): Promise<Response> {
  // Not at the top: `next build` loads this file, usually without the secrets that the app reads when it's loaded.
  const { handle } = await import('../../login/handle.ts');
  return await handle(request);
}

export const GET = handleLater;
export const POST = handleLater;
