import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { and, arrayContains, asc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import { absentAgents } from './absences.ts';
import type { NoticeHours } from '../domain/notice-hours.ts';
import type { Db } from './db.ts';
import { oneByOne } from './one-by-one.ts';
import { agents } from './staff-schema.ts';

export type Agent = { id: string; name: string; roles: string[] };
/** What signing in goes by. `factor`: the sealed secret of their second factor. */
export type Account = Agent & { demo: boolean; factor: Uint8Array | null };

const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** OWASP's floor for scrypt with 64 MiB or less: N = 2^16, r = 8, p = 1 takes 64 MiB, and a fifth of a second. */
const COST = 65_536;
/** For a password that was drawn at random, of 72 bits or more: no number of guesses finds it, however quick each is. */
export const DRAWN_COST = 1_024;

/** Adds an agent, or gives the one of that id a new name, roles and password. `cost` is scrypt's N. */
export async function keepAgent(
  db: Db,
  {
    password,
    demo = false,
    cost = COST,
    ...agent
  }: Agent & { password: string; demo?: boolean; cost?: number },
): Promise<void> {
  const kept = { ...agent, demo, password: await hashPassword(password, randomBytes(SALT_BYTES), cost) };
  await db.insert(agents).values(kept).onConflictDoUpdate({ target: agents.id, set: kept });
}

/** A password of their own: whoever made the account knows it no longer. */
export async function keepPassword(
  db: Db,
  { id, password }: { id: string; password: string },
): Promise<void> {
  const kept = await hashPassword(password, randomBytes(SALT_BYTES), COST);
  await db.update(agents).set({ password: kept, demo: false }).where(eq(agents.id, id));
}

/** The agent of that id, if the password is theirs. An unknown id takes as long to refuse as a wrong password. */
export async function agentBy(
  db: Db,
  { id, password }: { id: string; password: string },
): Promise<Account | undefined> {
  const row = await findAgentWithPassword(db, id);
  const kept = row?.password ?? nobody;
  const [salt = '', , cost = COST] = kept.split(':');
  const given = await hashPassword(password, Buffer.from(salt, 'base64'), Number(cost));
  const same = timingSafeEqual(Buffer.from(given), Buffer.from(kept));
  if (!row || !same) return undefined;
  const { password: _, ...account } = row;
  return account;
}

export async function findAgent(db: Db, id: string): Promise<Account | undefined> {
  const [row] = await db.select(ofAccount).from(agents).where(eq(agents.id, id));
  return row;
}

export async function findAgentWithPassword(
  db: Db,
  id: string,
): Promise<(Account & { password: string }) | undefined> {
  const [row] = await db
    .select({ ...ofAccount, password: agents.password })
    .from(agents)
    .where(eq(agents.id, id));
  return row;
}

type Factor = { factor: Uint8Array | null; factorStep: number | null; recoveryCodes: string[] };

/** A second factor in force, or none. */
export async function keepFactor(db: Db, { id, ...factor }: Factor & { id: string }): Promise<void> {
  await db.update(agents).set(factor).where(eq(agents.id, id));
}

/** Whether no code of that interval, or of a later one, was taken yet; then it is taken. */
export async function useFactorStep(db: Db, { id, step }: { id: string; step: number }): Promise<boolean> {
  const fresh = and(eq(agents.id, id), or(isNull(agents.factorStep), lt(agents.factorStep, step)));
  const taken = await db.update(agents).set({ factorStep: step }).where(fresh).returning({ id: agents.id });
  return taken.length === 1;
}

/** Whether that recovery code was left; then it is used up. */
export async function useRecoveryCode(
  db: Db,
  { id, digest }: { id: string; digest: string },
): Promise<boolean> {
  const left = and(eq(agents.id, id), arrayContains(agents.recoveryCodes, [digest]));
  const recoveryCodes = sql`array_remove(${agents.recoveryCodes}, ${digest})`;
  const used = await db.update(agents).set({ recoveryCodes }).where(left).returning({ id: agents.id });
  return used.length === 1;
}

/** When their screen may tell them of news; null: never. */
export async function noticeHoursOf(db: Db, id: string): Promise<NoticeHours | null> {
  const [row] = await db.select({ hours: agents.noticeHours }).from(agents).where(eq(agents.id, id));
  return row?.hours ?? null;
}

export async function keepNoticeHours(
  db: Db,
  { id, hours }: { id: string; hours: NoticeHours | null },
): Promise<void> {
  await db.update(agents).set({ noticeHours: hours }).where(eq(agents.id, id));
}

/** These roles and no others. */
export async function writeRoles(db: Db, { id, roles }: { id: string; roles: string[] }): Promise<void> {
  await db.update(agents).set({ roles }).where(eq(agents.id, id));
}

/** A name and roles as somebody else keeps them. */
export async function writeProfile(db: Db, { id, name, roles }: Agent): Promise<void> {
  await db.update(agents).set({ name, roles }).where(eq(agents.id, id));
}

export function agentList(db: Db): Promise<Agent[]> {
  return db.select(shown).from(agents).orderBy(asc(agents.name));
}

/** Names by id. */
export async function agentNames(db: Db): Promise<ReadonlyMap<string, string>> {
  return new Map((await agentList(db)).map(({ id, name }) => [id, name]));
}

const shown = { id: agents.id, name: agents.name, roles: agents.roles };
const ofAccount = { ...shown, demo: agents.demo, factor: agents.factor };

/** Each hash keeps one of the process's few threads busy, which files, names and signatures wait for as well. */
const inTurn = oneByOne(20);
/** What no password gives. */
const nobody = toRecord(randomBytes(SALT_BYTES), randomBytes(HASH_BYTES), COST);

/** Throws StoreAway when too many wait already. */
function hashPassword(password: string, salt: Buffer, cost: number): Promise<string> {
  const settings = { N: cost, r: 8, p: 1, maxmem: 128 * 1024 * 1024 };
  return inTurn(
    () =>
      new Promise((resolve, reject) => {
        scrypt(password.normalize('NFKC'), salt, HASH_BYTES, settings, (error, hash) =>
          error ? reject(error) : resolve(toRecord(salt, hash, cost)),
        );
      }),
  );
}

/** The usual cost is not written: hashes of earlier versions have none. */
function toRecord(salt: Buffer, hash: Buffer, cost: number): string {
  const parts = [salt, hash].map((bytes) => bytes.toString('base64'));
  return [...parts, ...(cost === COST ? [] : [cost])].join(':');
}

/** Longest silence of somebody who is at the desk: a page left open asks for its news. */
const PRESENT_FOR_MS = 30 * 60_000;

export async function notePresent(db: Db, { id, at }: { id: string; at: number }): Promise<void> {
  await db.update(agents).set({ presentAt: at }).where(eq(agents.id, id));
}

/** Whether an agent was at the desk a moment ago, may still act there, and is not away as planned. */
export async function isPresent(db: Db, { id, now }: { id: string; now: number }): Promise<boolean> {
  const [row] = await db.select().from(agents).where(eq(agents.id, id));
  const isThere = row !== undefined && row.roles.length > 0 && (row.presentAt ?? 0) > now - PRESENT_FOR_MS;
  return isThere && !(await absentAgents(db, now)).has(id);
}

/** Names of those of a role who were at the desk a moment ago, in order. */
export async function presentNames(db: Db, { role, now }: { role: string; now: number }): Promise<string[]> {
  const rows = await db
    .select(shown)
    .from(agents)
    .where(gt(agents.presentAt, now - PRESENT_FOR_MS))
    .orderBy(asc(agents.name));
  const absent = await absentAgents(db, now);
  return rows.flatMap(({ id, name, roles }) => (roles.includes(role) && !absent.has(id) ? [name] : []));
}

/** Names of those of a role who are away as planned, in order. */
export async function absentNames(db: Db, { role, now }: { role: string; now: number }): Promise<string[]> {
  const absent = await absentAgents(db, now);
  return (await agentList(db)).flatMap(({ id, name, roles }) =>
    absent.has(id) && roles.includes(role) ? [name] : [],
  );
}
