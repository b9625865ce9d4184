const css = `
:root { color-scheme: light dark; --paper: #fbfaf6; --ink: #16191d; --soft: #4b5159; --line: #dedacf; --go: #0a6b4a; --go-ink: #fff; --bad: #a3201b; }
@media (prefers-color-scheme: dark) { :root { --paper: #14161a; --ink: #eceae4; --soft: #b6b9bd; --line: #2c3037; --go: #4cc395; --go-ink: #06281b; --bad: #ff9b92; } }
body { margin: 0 auto; max-width: 34rem; padding: 0 1.25rem; background: var(--paper); color: var(--ink); font: 1rem/1.6 system-ui, sans-serif; }
header, footer { padding: 1rem 0; font-size: 0.875rem; color: var(--soft); }
header { border-bottom: 1px solid var(--line); font-weight: 650; }
footer { border-top: 1px solid var(--line); margin-top: 4rem; }
a { color: inherit; text-underline-offset: 0.2em; }
h1 { font-size: 2rem; line-height: 1.15; letter-spacing: -0.02em; margin: 2.5rem 0 1rem; overflow-wrap: anywhere; }
p, li { overflow-wrap: anywhere; }
form { margin: 1rem 0; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
label { display: block; margin-bottom: 0.25rem; font-weight: 600; }
input { font: inherit; width: 100%; box-sizing: border-box; padding: 0.55rem 0.7rem; margin-bottom: 0.75rem; color: inherit; background: transparent; border: 1px solid var(--soft); border-radius: 8px; }
button { margin: 0 0.5rem 0.5rem 0; font: inherit; font-weight: 650; padding: 0.55rem 1.1rem; border: 0; border-radius: 8px; background: var(--go); color: var(--go-ink); cursor: pointer; }
button:disabled { opacity: 0.6; cursor: default; }
:focus-visible { outline: 2px solid var(--go); outline-offset: 2px; }
header { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; justify-content: space-between; }
ul { list-style: none; padding: 0; }
li { border-bottom: 1px solid var(--line); padding: 0.75rem 0; }
li > span { display: block; min-height: 3.2rem; }
ul form { margin: 0; min-height: 3.2rem; display: flex; gap: 1rem; align-items: center; justify-content: space-between; }
ul button { margin: 0; white-space: nowrap; }
[role='alert'] { margin: 0 0 0.75rem; color: var(--bad); }
small { color: var(--soft); display: block; }
`;

/** GET /app.css */
export function style(): Response {
  return new Response(css, {
    headers: {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'max-age=300',
    },
  });
}
