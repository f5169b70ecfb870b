// A copy of the list that follows: written by reference, it loses nothing and holds nothing twice.
import { changedQuestions, openPaladin, type MachineQuestion } from 'paladin-client';

const { PALADIN_URL: url = '', PALADIN_KEY: key = '' } = process.env;
const paladin = openPaladin({ url, key });
const copy = new Map<string, MachineQuestion>();

/** Once an hour, say, with what it gave the time before. */
export async function follow(updatedSince: number): Promise<number> {
  const walk = changedQuestions(paladin, { updatedSince });
  for (;;) {
    const { done, value } = await walk.next();
    if (done) return value;
    if (value.erasedAt !== null || value.veiled) copy.delete(value.reference);
    else copy.set(value.reference, value);
  }
}

const next = await follow(0);
console.log(`${copy.size} questions; the next time from ${next}`);
