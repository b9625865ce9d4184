import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * Runs `task` while no other process that asked for the same lock runs its own.
 *
 * The lock is a folder with one file, named after its owner's process id. It is prepared under another name and renamed
 * into place, so it always has an owner: a rename fails while the target has content, and succeeds when it is missing
 * or empty. To take over the lock of a dead process, the *dead owner's* file is removed by name, so that a new owner's
 * lock is never removed by mistake.
 * @template T
 * @param {string} folder the lock; the folder around it must exist
 * @param {string} purpose shown to a process that has to wait: "installing or building"
 * @param {() => Promise<T>} task
 * @returns {Promise<T>}
 */
export async function withLock(folder, purpose, task) {
  await acquire(folder, purpose);
  try {
    return await task();
  } finally {
    release(folder);
  }
}

/**
 * @param {string} folder
 * @param {string} purpose
 */
async function acquire(folder, purpose) {
  let told = false;
  while (!tryTake(folder)) {
    const owner = readOwner(folder);
    if (!owner) continue;
    if (!isAlive(owner)) quietly(() => unlinkSync(join(folder, String(owner.pid))));
    else if (!told) {
      console.error(`Waiting for process ${owner.pid}, which is ${purpose}…`);
      told = true;
    }
    await wait(200);
  }
}

/** @param {string} folder */
function release(folder) {
  quietly(() => unlinkSync(join(folder, String(process.pid))));
  quietly(() => rmdirSync(folder));
}

/** @param {string} folder */
function tryTake(folder) {
  const prepared = `${folder}-${process.pid}`;
  mkdirSync(prepared, { recursive: true });
  writeFileSync(join(prepared, String(process.pid)), startTime(process.pid));
  quietly(() => rmdirSync(folder)); // Only removes an empty one; for systems where a rename never replaces a folder.
  try {
    renameSync(prepared, folder);
    return true;
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(codeOf(error))) return false;
    throw error;
  } finally {
    rmSync(prepared, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @returns {{ pid: number, started: string } | undefined} undefined if it was just released
 */
function readOwner(folder) {
  try {
    const [name] = readdirSync(folder);
    return name ? { pid: Number(name), started: readFileSync(join(folder, name), 'utf8') } : undefined;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Process ids are reused, right away after a restart of a container; the start time tells two processes apart.
 * @param {{ pid: number, started: string }} owner
 */
function isAlive({ pid, started }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
  }
  return startTime(pid) === started;
}

/**
 * Returns when the process started, in the kernel's ticks; empty without /proc.
 * @param {number} pid
 */
function startTime(pid) {
  try {
    // The name in brackets may hold spaces; the 20th field after it is the start time.
    return (
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[19] ?? ''
    );
  } catch {
    return '';
  }
}

/** @param {() => void} remove may find the file gone or in use again */
function quietly(remove) {
  try {
    remove();
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) throw error;
  }
}

/** @param {unknown} error */
const codeOf = (error) => String(/** @type {{ code?: unknown }} */ (error).code);
