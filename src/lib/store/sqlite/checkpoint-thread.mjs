// Plain JavaScript: taking the types out of a file costs a thread 10 MB.
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';

/** A connection of its own, only for this: PASSIVE waits for nobody and has nobody wait. */
const database = new DatabaseSync(String(workerData));
const checkpoint = database.prepare('PRAGMA wal_checkpoint(PASSIVE)');

parentPort?.on('message', () => parentPort?.postMessage(checkpoint.get()));
