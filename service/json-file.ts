import { readFile } from 'node:fs/promises';

/** What a note of the service's holds, to be checked; undefined where there is none, or where a crash left half of one. */
export async function jsonIn(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}
