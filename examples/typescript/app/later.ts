/**
 * Answers for a route that a later step of the guide builds.
 * @param where the step's page
 */
export const later =
  (step: number, title: string, where: string) =>
  (request: Request): Response => {
    const says = `This comes in step ${step}`;
    const type = request.headers.get('content-type') ?? '';
    if (type.startsWith('application/json'))
      return Response.json({ title: says, advice: `“${title}”: ${where}` }, { status: 501 });
    return new Response(
      `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${says} · Your app</title>
<link rel="stylesheet" href="/app.css">
<header>Your app</header>
<main>
<h1>${says}</h1>
<p>This route isn’t in your app yet. The guide builds it in
step ${step}: <a href="${where}">${title}</a>.</p>
</main>
</html>`,
      {
        status: 501,
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
      },
    );
  };
