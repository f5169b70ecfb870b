import { findAgent } from '../../store/agents.ts';
import type { Db } from '../../store/db.ts';

const LONGEST = 32;

/** An id for an account that is new: what they sign in with, up to its @, in our letters; with a number where it is taken. */
export async function newAgentId(db: Db, login: string): Promise<string> {
  const plain = lettersOf(login.split('@')[0] ?? '');
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? plain : `${plain}-${number}`;
    if (!(await findAgent(db, id))) return id;
  }
}

function lettersOf(login: string): string {
  const plain = login
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, LONGEST)
    .replace(/-+$/, '');
  return plain.length < 2 ? 'agent' : plain;
}
