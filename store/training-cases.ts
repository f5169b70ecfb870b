// Closed questions that teach: what was asked and the first answer that a person gave, as support reads them.
import { and, asc, desc, gte, inArray, lt, sql } from 'drizzle-orm';
import type { QuestionFacts } from '../domain/indicators/facts.ts';
import { mayTeach } from '../domain/indicators/case-lessons.ts';
import { contactFrom } from './contact.ts';
import { refreshFacts } from './question-facts.ts';
import { questionFacts } from './indicator-schema.ts';
import { readBy, wholeWords } from './message-bodies.ts';
import type { Store } from './open-store.ts';
import { contacts, messages } from './schema.ts';
import type { OpenedKeys, Vault } from './vault.ts';

type Kept = { store: Store; vault: Vault };
type Asked = { from: number; to: number; topic?: string; judged?: boolean };

/** Of one month or one topic: beyond, the latest tell enough. */
const MOST = 2_000;

/** The latest first. `judged`: rated, or come back. */
export async function teachingFacts(
  store: Store,
  { from, to, topic, judged = false }: Asked,
): Promise<QuestionFacts[]> {
  await refreshFacts(store);
  const { facts, receivedAt } = questionFacts;
  const rows = await store.db
    .select({ facts })
    .from(questionFacts)
    .where(
      and(
        gte(receivedAt, from),
        lt(receivedAt, to),
        sql`${facts} @> '{"handedOff": true, "team": "support"}'::jsonb and ${facts} ? 'closedAt'`,
        topic === undefined ? undefined : sql`${facts} ->> 'topic' = ${topic}`,
        judged ? sql`(${facts} ? 'rating' or ${facts} @? '$.resolutions[*].cameBackAt')` : undefined,
      ),
    )
    .orderBy(desc(receivedAt))
    .limit(MOST);
  return rows.map((row) => row.facts).filter(mayTeach);
}

export type TeachingCase = {
  asked: string;
  given: string;
  /** Who is named in it, as far as the house knows: whoever asked, by name and address, and whoever answered. */
  people: string[];
};

/** None of a question with anything in it that was sealed to the medical team, nor of one whose words are destroyed. */
export async function teachingCases(
  { store: { db }, vault }: Kept,
  references: readonly string[],
): Promise<Map<string, TeachingCase>> {
  if (references.length === 0) return new Map();
  const among = [...references];
  const [rows, named, opened] = await Promise.all([
    db.select().from(messages).where(inArray(messages.question, among)).orderBy(asc(messages.arrival)),
    db.select().from(contacts).where(inArray(contacts.question, among)),
    vault.reader('support').ofEach(db, among),
  ]);
  const cases = new Map<string, TeachingCase>();
  for (const reference of references) {
    const keys = opened.get(reference);
    const own = rows.filter(({ question }) => question === reference);
    const contact = named.find(({ question }) => question === reference);
    if (keys === undefined || own.some(isOfDoctors)) continue;
    const told = caseOf(keys, own);
    if (told !== undefined) cases.set(reference, { ...told, people: peopleOf(keys, own, contact?.sealed) });
  }
  return cases;
}

type MessageRow = typeof messages.$inferSelect;

function isOfDoctors({ audience, masked }: MessageRow): boolean {
  return audience !== 'support' || masked !== null;
}

/** Up to the first answer of a person. */
function caseOf(
  keys: OpenedKeys<'support'>,
  own: readonly MessageRow[],
): Omit<TeachingCase, 'people'> | undefined {
  const at = own.findIndex(({ author, open }) => author === 'agent' && open);
  const given = textsOf(keys, own.slice(at, at + 1)).join('\n');
  const asked = textsOf(
    keys,
    own.slice(0, Math.max(0, at)).filter(({ author }) => author === 'requester'),
  ).join('\n\n');
  return at === -1 || asked === '' || given === '' ? undefined : { asked, given };
}

function textsOf(keys: OpenedKeys<'support'>, rows: readonly MessageRow[]): string[] {
  return rows.flatMap((row) => {
    const body = readBy(keys, row);
    return body === undefined ? [] : [wholeWords(body)];
  });
}

function peopleOf(
  keys: OpenedKeys<'support'>,
  [first]: readonly MessageRow[],
  sealed: Uint8Array | undefined,
): string[] {
  const reference = first?.question ?? '';
  const { name, email } = sealed === undefined ? {} : contactFrom(keys, reference, sealed);
  return [name, email].filter((one) => one !== undefined);
}
