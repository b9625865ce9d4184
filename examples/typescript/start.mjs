// Starts the app. Plain JavaScript, so that an older Node can read it and tell you what's missing.
import { existsSync, readFileSync } from 'node:fs';

if (!process.features.typescript) {
  console.error(
    `This app needs Node 22.18 or newer, and this is Node ${process.versions.node}. Get a current one at https://nodejs.org.`,
  );
  process.exit(1);
}

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
try {
  for (const name of Object.keys(dependencies)) import.meta.resolve(name);
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  console.error('The packages are missing. Install them with: npm install');
  process.exit(1);
}

// Variables that are already set win: PORT=4001 npm start
if (existsSync('.env')) process.loadEnvFile('.env');
// Which server, if the app isn't the quickstart's: node start.mjs ./everyday/app/server.ts
await import(process.argv[2] ?? './app/server.ts');
