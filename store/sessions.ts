// Who is signed in, on which devices: a cookie opens nothing once its session was ended here.
import { randomUUID } from 'node:crypto';
import { and, desc, eq, gt, isNull, lt, ne } from 'drizzle-orm';
import { DAY, MINUTE } from '../domain/durations.ts';
import type { Db } from './db.ts';
import { sessions } from './staff-schema.ts';

export type SessionRow = typeof sessions.$inferSelect;

/** Longer than any session lives, whatever the clocks of several copies say. */
const KEPT_MS = 30 * DAY;

/** Of a session that a company's provider vouched for; `idToken` is sealed. */
export type VouchedSession = Pick<SessionRow, 'providerSubject' | 'providerSession' | 'idToken'>;

/** Opens a session, its holder having just said who they are, and forgets those over long ago. Gives its id. */
export async function openSession(
  db: Db,
  {
    agent,
    at,
    device,
    vouched,
  }: { agent: string; at: number; device?: string | undefined; vouched?: VouchedSession | undefined },
): Promise<string> {
  const id = randomUUID();
  const proved = { at, seenAt: at, provedAt: at };
  await db.insert(sessions).values({ id, agent, ...proved, device: device ?? null, ...vouched });
  await db.delete(sessions).where(lt(sessions.at, at - KEPT_MS));
  return id;
}

/** The session, unless it was ended. */
export async function findSession(
  db: Db,
  { id, agent }: { id: string; agent: string },
): Promise<SessionRow | undefined> {
  const open = and(eq(sessions.id, id), eq(sessions.agent, agent), isNull(sessions.endedAt));
  const [row] = await db.select().from(sessions).where(open);
  return row;
}

/** A gesture of its holder's; written once a minute. */
export async function noteGesture(db: Db, { id, seenAt }: SessionRow, at: number): Promise<void> {
  if (at - (seenAt ?? 0) < MINUTE) return;
  await db.update(sessions).set({ seenAt: at }).where(eq(sessions.id, id));
}

/** Its holder said again who they are. */
export async function noteProof(db: Db, { id, at }: { id: string; at: number }): Promise<void> {
  await db.update(sessions).set({ provedAt: at }).where(eq(sessions.id, id));
}

/** The open sessions of an agent begun after an instant, the last used first. */
export function sessionList(
  db: Db,
  { agent, after }: { agent: string; after: number },
): Promise<SessionRow[]> {
  const open = and(eq(sessions.agent, agent), isNull(sessions.endedAt), gt(sessions.at, after));
  return db.select().from(sessions).where(open).orderBy(desc(sessions.seenAt));
}

/** Ends one session of an agent, all but one, or all. Gives how many. */
export async function endSessions(
  db: Db,
  { agent, id, but, at }: { agent: string; id?: string; but?: string; at: number },
): Promise<number> {
  const which = [
    ...(id === undefined ? [] : [eq(sessions.id, id)]),
    ...(but === undefined ? [] : [ne(sessions.id, but)]),
  ];
  const open = and(eq(sessions.agent, agent), isNull(sessions.endedAt), ...which);
  return (await db.update(sessions).set({ endedAt: at }).where(open).returning({ id: sessions.id })).length;
}

/** Ends those that a provider names, by its session or its person. Gives whose they were, one for each. */
export async function endVouchedSessions(
  db: Db,
  { at, ...named }: { at: number } & ({ session: string } | { subject: string }),
): Promise<string[]> {
  const which =
    'session' in named
      ? eq(sessions.providerSession, named.session)
      : eq(sessions.providerSubject, named.subject);
  const open = and(which, isNull(sessions.endedAt));
  const ended = await db
    .update(sessions)
    .set({ endedAt: at })
    .where(open)
    .returning({ agent: sessions.agent });
  return ended.map(({ agent }) => agent);
}
