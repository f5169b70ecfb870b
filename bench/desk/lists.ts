// The desk's lists and its search with 10,000 open and 100,000 closed questions, on the embedded store: npx tsx bench/desk/lists.ts
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expandSheet } from '../../activities/calendar/sheet.ts';
import type { Session } from '../../api/agents/session.ts';
import { countsFor, listFor, type QuestionQuery } from '../../api/agents/question-list.ts';
import { searchedWords } from '../../content/search/searched-words.ts';
import { publishedCalendar } from '../../domain/calendar.ts';
import { published } from '../../domain/policy.ts';
import { openMessageIntake } from '../../intake/accept.ts';
import { indexWords } from '../../store/found-words.ts';
import { keyRing } from '../../store/master-key.ts';
import { openStore } from '../../store/open-store.ts';
import { openVault } from '../../store/vault.ts';
import { plainTriage } from '../../test/support/plain-triage.ts';

const [OPEN, CLOSED, SHOWN, TIMES] = [10_000, 100_000, 50, 40];
const now = Date.parse('2026-11-20T15:00:00Z');
const agent: Session = { id: 'lea', name: 'Léa', roles: ['support'] };

const folder = await mkdtemp(join(tmpdir(), 'paladin-lists-'));
const store = await openStore({ folder });
const file = { news: async () => undefined, save: async () => {}, savedAt: async () => 0 };
const vault = await openVault(store.db, keyRing([Buffer.alloc(32, 7).toString('base64')], file));
const site = {
  store,
  vault,
  policy: published,
  now: () => now,
  openHours: (from: number) => expandSheet(publishedCalendar, from, from + 35 * 86_400_000),
};
await fill();

console.log(`${cpus().length} cores, Node ${process.version}; ${OPEN} open, ${CLOSED} closed\n`);
console.log('ms'.padEnd(40), 'p50'.padStart(8), 'p95'.padStart(8), 'lines'.padStart(8));
await measured('to take, the first page', { list: 'to-take' });
await measured('to take, one page of complaints', { list: 'to-take', route: 'complaint' });
await measured('due soon', { list: 'due-soon' });
await measured('closed, the first page', { list: 'closed' });
await measured('deep in the list: its last page', {
  list: 'team',
  after: { rank: now + 9_900_000, receivedAt: now, reference: 'Z' },
});
await measured('by a part of a reference', { reference: '7F3' });
await measured('by a word that one question holds', { words: 'zébulon' });
await measured('by a word that 5,500 hold', { words: 'facture' });
await measured('by two words', { words: 'facture mirabelle' });
await timed('the counts of every list', async () => (await countsFor(site, agent))['team']);
await store.close();
await rm(folder, { recursive: true });

async function measured(name: string, query: QuestionQuery): Promise<void> {
  const asked = { ...query, limit: SHOWN };
  await timed(name, async () => (await listFor(site, agent, asked)).entries.length);
}

async function timed(name: string, work: () => Promise<number>): Promise<void> {
  const times: number[] = [];
  let lines = 0;
  for (let turn = -3; turn < TIMES; turn += 1) {
    const began = performance.now();
    lines = await work();
    if (turn >= 0) times.push(performance.now() - began);
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1);
  console.log(name.padEnd(40), at(0.5).padStart(8), at(0.95).padStart(8), String(lines).padStart(8));
}

/** Those that a first page shows came in by the door, with their words; the rest are rows that make lists and indexes long. */
async function fill(): Promise<void> {
  const { accept } = openMessageIntake({ store, vault, qualify: plainTriage, emergencyReply: () => '' });
  for (let index = 0; index < SHOWN; index += 1)
    await accept({
      channel: 'chat',
      role: 'employer',
      text: `Ma facture numéro ${index} est fausse, que faire ?`,
      contact: { email: `ana${index}@exemple.fr` },
      idempotencyKey: `bench-${index}`,
      receivedAt: now - index,
    });
  await store.db.execute(
    sql`update questions set status = 'queued', handed_off = true, route = 'question', due_at = ${now}::bigint + 1000`,
  );
  await indexWords(site, { wordsOf: searchedWords, limit: 1_000 });
  await store.db.execute(sql`
    insert into questions (reference, channel, role, received_at, seq, status, team, route, handed_off, due_at, closed_at)
    select 'PAL-' || upper(substr(md5(i::text), 1, 4)) || '-' || lpad(i::text, 6, '0'), 'chat', 'employer', ${now}::bigint - i, 4,
      case when i <= ${OPEN} then 'queued' else 'closed' end, 'support', case when i % 10 = 0 then 'complaint' else 'question' end,
      true, case when i <= ${OPEN} then ${now}::bigint + 2000 + i * 1000 end, case when i > ${OPEN} then ${now}::bigint - i end
    from generate_series(1, ${OPEN + CLOSED}) i`);
  await store.db.execute(sql`
    insert into messages (id, question, author, kind, open, audience, body, at, words)
    select reference || ':1', reference, 'requester', 'message', true, 'support', '\\x00'::bytea, received_at,
      array[substr(md5('a' || seq || reference), 1, 11), substr(md5('b' || reference), 1, 11), substr(md5('c' || reference), 1, 11)]
        || case when right(reference, 2)::int % 20 = 0 then array[${digestOf('facture')}::text] else array[]::text[] end
        || case when reference like '%004321' then array[${digestOf('zébulon')}::text] else array[]::text[] end
        || case when reference like '%004320' then array[${digestOf('mirabelle')}::text] else array[]::text[] end
    from questions where reference like 'PAL-____-______'`);
  await store.db.execute(sql`analyze`);
}

function digestOf(word: string): string {
  const [stem = word] = searchedWords(word);
  return vault.digest('word', stem).slice(0, 11);
}
