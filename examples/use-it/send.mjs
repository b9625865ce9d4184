import { B2BClient } from 'stytch';

const stytch = new B2BClient({
  project_id: process.env.STYTCH_PROJECT_ID,
  secret: process.env.STYTCH_SECRET,
  env: process.env.STYTCH_API_URL,
});

const sent = await stytch.magicLinks.email.discovery.send({
  email_address: 'ada@example.com',
});
console.log(sent.status_code, sent.request_id);
