// Set STYTCH_PROJECT_ID and STYTCH_SECRET, and for the sandbox STYTCH_API_URL.
// Then, in an empty folder: npm init -y && npm pkg set type=module && npm install stytch && node first.ts
import { B2BClient } from 'stytch';

const { STYTCH_PROJECT_ID: project_id, STYTCH_SECRET: secret, STYTCH_API_URL: env } = process.env;
if (!project_id || !secret) {
  console.error('Set STYTCH_PROJECT_ID and STYTCH_SECRET first. For the sandbox, set STYTCH_API_URL, too.');
  process.exit(1);
}

// @note `env` is only for a sandbox. Without it, the SDK gets Stytch’s URL from the project ID.
const stytch = new B2BClient({ project_id, secret, env });
const sent = await stytch.magicLinks.email.discovery.send({
  email_address: 'ada@example.com', // @note With your own test project, put your own email here.
});
console.log(sent);
