// Makes one harmless call to check the API secret. Set API_URL and API_SECRET.
// Then, in an empty folder: npm init -y && npm pkg set type=module && node first.ts
import process from 'node:process';

const { API_URL, API_SECRET } = process.env;
if (!API_URL || !API_SECRET) {
  console.error('Set API_URL and API_SECRET first. Your app’s settings at Passwordless.dev show their values.');
  process.exit(1);
}

const answer = await fetch(`${API_URL}/users/count`, { headers: { ApiSecret: API_SECRET } });
console.log(answer.status, await answer.json());
