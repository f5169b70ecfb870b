// Keys of other programs: made, read and revoked. A key is shown once; only its digest is kept.
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Scope } from '../../domain/machine-scopes.ts';
import {
  findMachineKey,
  keepMachineKey,
  machineKeyList,
  noteMachineUse,
  revokeMachineKey,
  type ListedKey,
  type MachineKey,
} from '../../store/machine-keys.ts';
import { recordStaffEvent } from '../../store/staff.ts';
import type { ApiContext } from '../context.ts';

type House = Pick<ApiContext, 'store' | 'vault' | 'now'>;
/** Who calls: a program, by its key. */
export type Machine = Pick<MachineKey, 'id' | 'name' | 'scopes'>;

const ID_BYTES = 5;
/** Nobody guesses 256 bits: no number of tries is counted. */
const SECRET_BYTES = 32;
/** What scanners of published code know a key by. */
const KEY = /^paladin_([0-9a-f]{10})_([\w-]{43})$/;

/** By what name a machine stands in the registers. */
export function machineActor({ id }: Pick<Machine, 'id'>): string {
  return `machine:${id}`;
}

/** Makes a key and gives it, for the only time. @param made `by` an agent or `console` */
export async function makeMachineKey(
  { store, vault, now }: House,
  { name, scopes, by }: { name: string; scopes: Scope[]; by: string },
): Promise<ListedKey & { key: string }> {
  const id = randomBytes(ID_BYTES).toString('hex');
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const row = { id, name, scopes, by, at: now() };
  await store.db.transaction(async (db) => {
    await keepMachineKey(db, { ...row, digest: digestOf({ vault }, id, secret) });
    const about = machineActor({ id });
    await recordStaffEvent(db, { at: row.at, type: 'key-made', by, about, detail: { given: scopes } });
  });
  return { ...row, usedAt: null, revokedAt: null, key: `paladin_${id}_${secret}` };
}

export function listMachineKeys({ store }: Pick<House, 'store'>): Promise<ListedKey[]> {
  return machineKeyList(store.db);
}

/** From now on it opens nothing. False when there is none of that id in force. */
export function endMachineKey(
  { store, now }: Pick<House, 'store' | 'now'>,
  { id, by }: { id: string; by: string },
): Promise<boolean> {
  return store.db.transaction(async (db) => {
    if (!(await revokeMachineKey(db, { id, at: now() }))) return false;
    await recordStaffEvent(db, { at: now(), type: 'key-revoked', by, about: machineActor({ id }) });
    return true;
  });
}

/** Whose key that is; undefined for a wrong or revoked one. Its use is noted, to the minute. */
export async function machineBy({ store, vault, now }: House, given: string): Promise<Machine | undefined> {
  const [, id = '', secret = ''] = KEY.exec(given) ?? [];
  const row = id === '' ? undefined : await findMachineKey(store.db, id);
  if (!row || !isSame(row.digest, digestOf({ vault }, id, secret))) return undefined;
  await noteMachineUse(store.db, { id, at: now() });
  return { id, name: row.name, scopes: row.scopes };
}

function digestOf({ vault }: Pick<House, 'vault'>, id: string, secret: string): string {
  return vault.digest('machine-key', id, secret);
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
