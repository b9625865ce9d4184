// Starts the app. Plain JavaScript, so that an older Node can read it and tell you what's missing.
import { existsSync } from 'node:fs';

if (!process.features.typescript) {
  console.error(
    `This app needs Node 22.18 or newer, and this is Node ${process.versions.node}. Get a current one at https://nodejs.org.`,
  );
  process.exit(1);
}

// Variables that are already set win: PORT=4001 npm start
if (existsSync('.env')) process.loadEnvFile('.env');
// Which server, if the app isn't the quickstart's: node start.mjs ./everyday/app/server.ts
await import(process.argv[2] ?? './app/server.ts');
