import { asc, eq, isNull } from 'drizzle-orm';
import type { Db } from './db.ts';
import { providerAccounts } from './provider-schema.ts';

export type ProviderAccount = typeof providerAccounts.$inferSelect;

export async function findProviderAccount(
  db: Db,
  given: { subject: string } | { agent: string },
): Promise<ProviderAccount | undefined> {
  const { agent, subject } = providerAccounts;
  const which = 'subject' in given ? eq(subject, given.subject) : eq(agent, given.agent);
  const [row] = await db.select().from(providerAccounts).where(which);
  return row;
}

/** Adds one; throws where the account or the person has one already. */
export async function keepProviderAccount(
  db: Db,
  account: Pick<ProviderAccount, 'agent' | 'subject' | 'userName'>,
): Promise<void> {
  await db.insert(providerAccounts).values(account);
}

/** Those of the provider's directory, by id. */
export function providerAccountList(db: Db): Promise<ProviderAccount[]> {
  const { agent, removedAt } = providerAccounts;
  return db.select().from(providerAccounts).where(isNull(removedAt)).orderBy(asc(agent));
}

/** Says anew what the directory says of one. */
export async function writeProviderAccount(
  db: Db,
  {
    agent,
    ...changed
  }: Pick<ProviderAccount, 'agent'> & Partial<Pick<ProviderAccount, 'userName' | 'removedAt'>>,
): Promise<void> {
  await db.update(providerAccounts).set(changed).where(eq(providerAccounts.agent, agent));
}

/** From when nobody comes in by an account; null lets them in again. */
export async function barProviderAccount(
  db: Db,
  { agent, at }: { agent: string; at: number | null },
): Promise<void> {
  await db.update(providerAccounts).set({ barredAt: at }).where(eq(providerAccounts.agent, agent));
}
