import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entryOf, viewOf } from '../../api/agents/views.ts';
import { isRole, type AgentRole } from '../../api/agents/roles.ts';
import { listNames, type ListName, type DeskReader } from '../../store/desk-filter.ts';
import { deskCounts, deskListPage, type DeskLine, type DeskPosition } from '../../store/desk-list.ts';
import { keepMentions } from '../../store/mentions.ts';
import { messages, questions } from '../../store/schema.ts';
import type { Summary } from '../../domain/summary.ts';
import { at } from '../support/intake.ts';
import { embeddedStore, type Opened } from '../support/stores.ts';

const OPEN = 1_600;
const CLOSED = 260;
/** When the lists by due instant are looked at, and the end of what is due soon. */
const NOW = at + 400;
const SOON = at + 700;
let opened: Opened;
let rows: Row[];
beforeAll(async () => {
  opened = await embeddedStore();
  rows = Array.from({ length: OPEN + CLOSED }, (_, index) => row(index));
  await opened.store.db.insert(questions).values(rows);
  await opened.store.db.insert(messages).values(rows.map(noteOn));
  for (const { reference: question } of rows.filter((_, index) => index % 17 === 0 || index % 19 === 0))
    await keepMentions(opened.store.db, { message: `${question}:note`, question, agents: ['me'] });
});
afterAll(() => opened.remove());

describe.each([
  ['an agent of support', ['support']],
  ['a supervisor', ['supervisor']],
  ['a doctor', ['medical']],
  ['a doctor who supervises', ['medical', 'supervisor']],
  ['an auditor', ['auditor']],
])('with 1,600 open questions, %s', (_, words) => {
  const roles = words.filter(isRole);
  const reader = readerWith(roles);

  test.each(listNames)('sees every one of the list "%s" once, page after page', async (list) => {
    const seen = await walked(reader, list);
    const expected = rows.filter((each) => belongs(each, list, roles));
    expect(seen).toHaveLength(new Set(seen).size);
    expect(seen.toSorted()).toEqual(expected.map(({ reference }) => reference).toSorted());
  });

  test('counts what the lists hold', async () => {
    const counts = await deskCounts(opened.store.db, reader);
    for (const [list, count] of Object.entries(counts))
      expect([list, count]).toEqual([list, rows.filter((each) => belongs(each, list, roles)).length]);
  });
});

describe('a list of the desk', () => {
  const support = readerWith(['support']);

  test('comes by due instant, then by receipt', async () => {
    const due = new Map(rows.map(({ reference, dueAt, receivedAt }) => [reference, [dueAt, receivedAt]]));
    const order = (await walked(support, 'team')).map((reference) => due.get(reference) ?? []);
    expect(order).toEqual(
      order.toSorted(([a, c], [b, d]) => (a ?? Infinity) - (b ?? Infinity) || Number(c) - Number(d) || 0),
    );
  });

  test('of closed ones begins with the last that was closed', async () => {
    const { lines } = await deskListPage(opened.store.db, { reader: support, list: 'closed', limit: 20 });
    const last = rows
      .map(({ closedAt }) => closedAt ?? 0)
      .toSorted((a, b) => b - a)
      .slice(0, 20);
    expect(lines.map(({ closedAt }) => closedAt)).toEqual(last);
  });

  test('skips and repeats nothing when questions come and go between two pages', async () => {
    const { db } = opened.store;
    const whole = await walked(support, 'team');
    const { lines, next } = await deskListPage(db, { reader: support, list: 'team', limit: 50 });
    await db.insert(questions).values([{ ...row(90_000), dueAt: at - 1, status: 'queued', team: 'support' }]);
    const rest = await walked(support, 'team', next);
    expect([...lines.map(({ reference }) => reference), ...rest]).toEqual(whole);
  });

  test('tells a doctor of emergencies that nobody has before all else, and nobody else by their place', async () => {
    const urgent = { route: 'emergency', team: 'medical', status: 'queued', assignee: null } as const;
    const last = {
      ...row(91_000),
      ...urgent,
      handedOff: true,
      waitingFor: null,
      dueAt: at + 10 ** 9,
      receivedAt: at - 1,
    };
    await opened.store.db.insert(questions).values([last]);
    const first = async (reader: DeskReader) =>
      (await deskListPage(opened.store.db, { reader, list: 'team', limit: 1 })).lines[0]?.reference;
    expect(await first(readerWith(['medical']))).toBe(last.reference);
    expect(await first(support)).not.toBe(last.reference);
  });

  test.each(['PAL-0007-XX', 'pal-0007', '0007xx', ' pal 0007 ', 'pal0007xxxx'])(
    'is searched by reference, as "%s"',
    async (matching) => {
      const { lines } = await deskListPage(opened.store.db, { reader: support, matching });
      expect(lines.map(({ reference }) => reference)).toContain('PAL-0007-XXXX');
    },
  );

  test('takes no sign of a search for a pattern', async () => {
    const { lines } = await deskListPage(opened.store.db, { reader: support, matching: '%_' });
    expect(lines).toHaveLength(100);
    const none = await deskListPage(opened.store.db, { reader: support, matching: 'PAL-____' });
    expect(none.lines).toHaveLength(100);
  });
});

type Row = Omit<DeskLine, 'seq' | 'rating' | 'linkedTo' | 'snoozedUntil'> & { summary: Summary };

/** A question of every kind, told by its number alone. */
function row(index: number): Row {
  const one = <T>(among: readonly T[], step: number): T | undefined =>
    among[Math.floor(index / step) % among.length];
  const isClosed = index >= OPEN && index < 90_000;
  const status = isClosed
    ? 'closed'
    : (one(['queued', 'with-agent', 'waiting', 'resolved', 'with-assistant'] as const, 1) ?? 'queued');
  const team = one(['support', 'support', 'support', 'medical'] as const, 5) ?? 'support';
  const told = {
    ...(index % 9 === 0 ? { extensions: 1 } : {}),
    ...(index % 13 === 0 ? { reopenings: 2 } : {}),
    ...(index % 11 === 0 ? { snoozedUntil: NOW } : {}),
  };
  return {
    reference: `PAL-${String(index).padStart(4, '0').slice(-4)}-XXX${index < 90_000 ? 'X' : 'Y'}`,
    channel: 'chat',
    role: 'employee',
    receivedAt: at + (index % 7),
    status,
    team,
    summary: { status, team, handedOff: index % 4 !== 0, ...told },
    route: one(['question', 'complaint', 'emergency'], 3) ?? null,
    topic: null,
    assignee: one([null, 'me', 'other'], 2) ?? null,
    handedOff: index % 4 !== 0,
    waitingFor: one([null, 'reply', 'consent', 'physician'], 20) ?? null,
    dueAt: index % 6 === 0 ? null : at + ((index * 7_919) % 1_000),
    closedAt: isClosed ? at + index : null,
  };
}

/** Every nineteenth stayed a draft: it alerts nobody. */
function noteOn({ reference: question }: Row, index: number): typeof messages.$inferInsert {
  const kind = index % 19 === 0 ? 'draft:note' : 'note';
  const sealed = { audience: 'support', body: new Uint8Array([1]), at } as const;
  return { id: `${question}:note`, question, author: 'agent', agent: 'other', kind, open: false, ...sealed };
}

/** The rule as the views of the API give it, one question at a time. */
function belongs(each: Row, list: string, roles: AgentRole[]): boolean {
  const line: DeskLine = {
    ...each,
    seq: 0,
    rating: null,
    linkedTo: null,
    snoozedUntil: each.summary.snoozedUntil ?? null,
  };
  const view = viewOf({ id: 'me', roles }, line);
  if (view === undefined) return false;
  if (list === 'closed') return line.closedAt !== null;
  if (line.closedAt !== null) return false;
  const { veiled } = entryOf(line, view);
  const settled = line.status === 'resolved' || line.status === 'closed';
  const due = settled || line.status === 'waiting' ? 0 : (line.dueAt ?? 0);
  switch (list) {
    case 'to-take':
      return !veiled && line.handedOff && line.assignee === null && !settled;
    case 'mine':
      return line.assignee === 'me' && !settled && line.snoozedUntil === null;
    case 'mentions':
      return !veiled && isMentioned(each);
    case 'snoozed':
      return line.assignee === 'me' && !settled && line.snoozedUntil !== null;
    case 'waiting':
      return line.status === 'waiting';
    case 'late':
      return due > 0 && due <= NOW;
    case 'due-soon':
      return due > NOW && due <= SOON;
    case 'complaints':
      return !veiled && line.route === 'complaint';
    case 'extended':
      return !veiled && each.summary.extensions !== undefined;
    case 'reopened':
      return !veiled && each.summary.reopenings !== undefined;
    case 'medical':
      return !veiled && line.team === 'medical';
    default:
      return true;
  }
}

function readerWith(roles: AgentRole[]): DeskReader {
  return {
    id: 'me',
    support: roles.includes('support') || roles.includes('supervisor'),
    medical: roles.includes('medical'),
    auditor: roles.includes('auditor'),
  };
}

async function walked(reader: DeskReader, list: ListName, from?: DeskPosition): Promise<string[]> {
  const references: string[] = [];
  for (let after = from, more = true; more;) {
    const page = await deskListPage(opened.store.db, {
      reader,
      list,
      limit: 75,
      now: NOW,
      soon: SOON,
      ...(after ? { after } : {}),
    });
    references.push(...page.lines.map(({ reference }) => reference));
    after = page.next;
    more = after !== undefined;
  }
  return references;
}

function isMentioned({ reference }: Row): boolean {
  const index = Number(reference.slice(4, 8));
  return index % 17 === 0 && index % 19 !== 0;
}
