import { expect, onTestFinished, test } from 'vitest';
import { alone } from './alone.ts';
import { openDatabase } from './database.ts';
import { newPlace, onPostgres } from './testing/database.ts';

async function twoInstances() {
  const place = await newPlace();
  const instances = [await openDatabase(place), await openDatabase(place)] as const;
  onTestFinished(async () => {
    for (const instance of instances) await instance.destroy();
  });
  return instances;
}

test('an instance that comes while another sweeps leaves it to the other, and may sweep afterwards', async () => {
  const [one, two] = await twoInstances();
  const swept: string[] = [];
  await alone(one, async () => {
    swept.push('one');
    await alone(two, async () => void swept.push('two meanwhile'));
  });
  await alone(two, async () => void swept.push('two afterwards'));
  // SQLite's file has one instance: there is nobody to wait for.
  expect(swept).toEqual(onPostgres ? ['one', 'two afterwards'] : ['one', 'two meanwhile', 'two afterwards']);
});
