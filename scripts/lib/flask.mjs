import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { ensurePackage } from './apt.mjs';

/** Debian's packages for the apps in `examples/*-flask`, each with what shows that it is there. */
const PACKAGES = {
  'python3-flask': () => hasModule('flask'),
  'python3-requests': () => hasModule('requests'),
  'python3-sqlalchemy': () => hasModule('sqlalchemy'),
  'python3-psycopg2': () => hasModule('psycopg2'),
  'python3-jwt': () => hasModule('jwt'),
  'python3-cryptography': () => hasModule('cryptography'),
  gunicorn: () => hasModule('gunicorn'),
  nginx: () => existsSync('/usr/sbin/nginx') || existsSync('/usr/bin/nginx'),
};

/** @param {string} name */
const hasModule = (name) => spawnSync('/usr/bin/python3', ['-c', `import ${name}`]).status === 0;

/** Installs Debian's Flask and its companions where that needs no password. Tests that miss one are skipped. */
export async function ensureFlask() {
  for (const [name, isThere] of Object.entries(PACKAGES)) {
    const refused = isThere() ? undefined : await ensurePackage(name);
    if (refused) console.log(`Tests of the apps in Python are skipped: ${name} ${refused}.`);
  }
  if (process.env.PYTHONPATH === undefined && PACKAGES['python3-flask']())
    console.log('The apps in Python run on a stand-in for the official stytch package: see CONTRIBUTING.md.');
}
