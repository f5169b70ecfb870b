// A PostgreSQL with as many questions as one likes, for plans: rows as they come, sealed bytes and digests of the usual size.
import { inArray, sql } from 'drizzle-orm';
import type { Db } from '../../store/db.ts';
import { contacts, keys, messages } from '../../store/schema.ts';
import type { Vault } from '../../store/vault.ts';

/** Rows that a question leaves, about as many as bench/scale/run.ts measures. */
const EVENTS = 12;
const MESSAGES = 4;

/** The n-th question of `fillStore`. */
export function nthReference(n: number): string {
  return `PAL-${String(n).padStart(8, '0')}`;
}

const reference = sql`'PAL-' || lpad(i::text, 8, '0')`;
const reading = { route: 'question', rules: [], sensitive: false, humanRequested: false, thanks: false };
const body = sql`decode(repeat(md5(i::text), 8), 'hex')`;

/** `opened`: questions that can be opened, and have no words. One in fifty is open; each asker has three questions. Received one a minute, the last one at `now`. */
export async function fillStore(
  { db, vault }: { db: Db; vault: Vault },
  { questions, now, opened }: { questions: number; now: number; opened: readonly string[] },
): Promise<void> {
  await db.transaction(async (within) => {
    // Made here as they come, without what triggers write beside.
    await within.execute(sql`select set_config('session_replication_role', 'replica', true)`);
    for (const insert of inserts(questions, now)) await within.execute(insert);
    for (const question of opened) await within.insert(keys).values((await vault.fresh(question)).rows);
    await within.execute(sql`insert into keys (question, audience, wrapped, master_key)
      select reference, audience, decode(repeat('0', 96), 'hex'), 'another' from questions, unnest(array['support', 'medical']) audience
      on conflict do nothing`);
    // What lies there is sealed by no key.
    for (const table of [messages, contacts])
      await within.delete(table).where(inArray(table.question, [...opened]));
  });
  await db.execute(sql`analyze`);
}

function inserts(questions: number, now: number) {
  const each = sql`from generate_series(1, ${questions}::int) i`;
  const at = sql`(${now}::bigint - (${questions}::bigint - i) * 60000)`;
  const isOpen = sql`i % 50 = 0`;
  return [
    sql`insert into questions (reference, channel, role, requester, received_at, updated_at, seq, told_by, status, team, route, topic,
        assignee, handed_off, due_at, closed_at)
      select ${reference}, 'chat', 'employee', md5((i / 3)::text), ${at}, ${at}, ${EVENTS}, md5('run' || i),
        case when ${isOpen} then 'queued' else 'closed' end, case when i % 20 = 1 then 'medical' else 'support' end,
        case when i % 10 = 0 then 'complaint' else 'question' end, 'facture', case when i % 150 = 0 then 'lea' end, true,
        case when ${isOpen} then ${at} + 3600000 end, case when not ${isOpen} then ${at} + 86400000 end ${each}`,
    sql`insert into journal (question, seq, at, by, type, cause, event)
      select ${reference}, seq, ${at} + seq * 1000, 'system', kind, case when kind = 'message' then ${reference} || ':' || seq end,
        jsonb_build_object('seq', seq, 'at', ${at} + seq * 1000, 'by', 'system', 'type', kind,
          'route', case when i % 10 = 0 then 'complaint' else 'question' end, 'reading', ${JSON.stringify(reading)}::jsonb)
      from generate_series(1, ${questions}::int) i, generate_series(1, ${EVENTS}::int) seq,
        lateral (select case seq when 1 then 'registered' when 2 then 'message' when 3 then 'qualified' else 'said' end as kind) k`,
    sql`insert into messages (id, question, author, kind, open, audience, body, at, words)
      select ${reference} || ':' || n, ${reference}, case when n = 2 then 'requester' else 'agent' end, 'message', true, 'support',
        ${body}, ${at} + n * 1000, array[substr(md5('a' || i), 1, 11), substr(md5('b' || i), 1, 11)]
      from generate_series(1, ${questions}::int) i, generate_series(1, ${MESSAGES}::int) n`,
    sql`insert into contacts (question, sealed, words) select ${reference}, ${body}, array[substr(md5('c' || i), 1, 11)] ${each}`,
    sql`insert into attachments (id, message, question, audience, label, content, size)
      select md5('file' || i), ${reference} || ':2', ${reference}, 'support', ${body}, ${body}, 128
      from generate_series(1, ${questions}::int) i where i % 4 = 0`,
    sql`insert into complaint_follow_ups (question, remedy, by, at)
      select ${reference}, 'refund', 'lea', ${at} ${each}`,
    sql`insert into inbox (id, question, key, content, payload, received_at, dispatched_at, next_try_at, handed)
      select ${reference} || ':2', ${reference}, md5('key' || i), md5(i::text), '{}', ${at}, ${at} + 10, ${at}, 1 ${each}`,
    sql`insert into outbox (message, question, audience, recipient, content, message_id, state, at, accepted_at)
      select ${reference} || ':3', ${reference}, 'support', ${body}, ${body}, md5('mail' || i),
        case when i % 1000 = 0 then 'failed' else 'accepted' end, ${at}, ${at} ${each}`,
    sql`insert into attempts (id, question, at, role, decision, retrieved, confidence, milliseconds, told)
      select ${reference} || ':4', ${reference}, ${at}, 'employee', '{}', '{}', 0.5, 20, ${body} ${each}`,
    sql`insert into question_facts (question, received_at, days, facts)
      select ${reference}, ${at}, array[(${at} / 86400000)::int], '{"clocks": []}' ${each}`,
    sql`insert into question_reads (question, agent, seq) select ${reference}, 'lea', 4 ${each}`,
    sql`insert into question_openings (question, agent, view, at)
      select ${reference}, case n when 1 then 'lea' else 'marc' end, 'support', ${at} + n * 1000
      from generate_series(1, ${questions}::int) i, generate_series(1, 3) n`,
    sql`insert into archived (question, run, closed_at, manifest, position)
      select ${reference}, md5('run' || i), ${at} + 86400000, i / 200, i % 200
      from generate_series(1, ${questions}::int) i where not ${isOpen}`,
    sql`insert into alerts (id, question, "to", reason, at, answered_at)
      select md5('alert' || i), ${reference}, 'support', 'missed', ${at}, case when not ${isOpen} then ${at} end
      from generate_series(1, ${questions}::int) i where i % 5 = 0`,
  ];
}
