import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import {
  discardFromQuarantine,
  quarantineCountsFor,
  quarantineLineFor,
  quarantineFor,
  releaseFromQuarantine,
} from '../../api/agents/quarantine.ts';
import { erasable, eraseQuestions } from '../../api/erase-person.ts';
import { takerFrom } from '../../email/imap/take-from-mailbox.ts';
import { readMail } from '../../email/read-mail.ts';
import type { RunningQuestions } from '../../intake/running-questions.ts';
import { findUntold } from '../../store/erasure-receipts.ts';
import { releasedMessage, takeMail, type MailIntake } from '../../email/receive-mail.ts';
import { quarantining } from '../../intake/quarantine.ts';
import { publishedRetention } from '../../domain/retention-policy.ts';
import { filePieces } from '../../store/file-schema.ts';
import { quarantinedMail } from '../../store/quarantine.ts';
import { quarantine } from '../../store/quarantine-schema.ts';
import { alerts } from '../../store/alert-schema.ts';
import { keys } from '../../store/schema.ts';
import { destroy, findDue } from '../../store/sweeps.ts';
import { plainTriage } from '../support/plain-triage.ts';
import { mailHouse, type MailHouse } from './email-house.ts';
import { MAILBOX } from './post-office.ts';

let house: MailHouse;
beforeAll(async () => {
  house = await mailHouse();
});
afterAll(() => house.remove());

const lea = { id: 'lea', name: 'Léa', roles: ['support' as const] };
const doctor = { id: 'doc', name: 'Doc', roles: ['medical' as const] };

function desk() {
  const { store, vault, now } = house;
  const releaseMail = async (raw: Buffer, receivedAt: number) => {
    const mail = await readMail({ raw, returnPath: '' }, MAILBOX);
    return house.door.accept(await releasedMessage(mail, arrival(raw, receivedAt), {}));
  };
  return { store, vault, now, releaseMail };
}

function arrival(raw: Buffer, receivedAt: number) {
  return {
    mailbox: MAILBOX,
    raw,
    route: { returnPath: 'ana@example.org' },
    recipients: [MAILBOX],
    receivedAt,
  };
}

function intake(): MailIntake {
  const alert = async (question: string, at: number) => {
    for (const to of ['medical', 'supervisor'] as const)
      await house.alert({ question, to, reason: 'emergency', at });
  };
  return {
    accept: house.door.accept,
    bounced: () => Promise.resolve(),
    qualify: plainTriage,
    quarantine: quarantining({ ...house, qualify: plainTriage, alert }),
  };
}

async function comesIn(text: string, headers: Record<string, string> = { 'Auto-Submitted': 'auto-replied' }) {
  const head = Object.entries({
    From: 'Ana <ana@example.org>',
    Subject: 'Facture',
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  });
  const raw = Buffer.from(`${head.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${text}`);
  return takeMail(
    await readMail({ raw, returnPath: 'ana@example.org' }, MAILBOX),
    arrival(raw, house.clock.now),
    intake(),
  );
}

const heldWith = async (text: string) => {
  const lines = await quarantineFor(desk(), lea);
  const found = lines.find(({ label }) => label?.text.includes(text));
  if (!found) throw new Error('not held');
  return found;
};

describe('a mail that no person seems to have written', () => {
  test('is held with its reasons, once, and opens no question', async () => {
    expect(await comesIn('Je suis absente, un.')).toBe('quarantined');
    expect(await comesIn('Je suis absente, un.')).toBe('quarantined');
    const lines = (await quarantineFor(desk(), lea)).filter(({ label }) =>
      label?.text.includes('absente, un'),
    );
    expect(lines).toEqual([
      expect.objectContaining({ reasons: ['auto-submitted'], sender: 'unverified', state: 'held' }),
    ]);
    expect(house.catcher.caught).toEqual([]);
  });

  test('is released into a question by a person who read it', async () => {
    await comesIn('Où est ma facture, deux ?');
    const { id } = await heldWith('deux');
    const { reference } = await releaseFromQuarantine(desk(), lea, id);
    expect(reference).toMatch(/^PAL-/);
    await expect(releaseFromQuarantine(desk(), lea, id)).rejects.toMatchObject({ code: 'not-found' });
    expect(await quarantineCountsFor(desk(), lea)).toMatchObject({ released: 1 });
  });

  test('is discarded: its words and keys are gone, who decided stays', async () => {
    await comesIn('Lettre, trois');
    const { id } = await heldWith('trois');
    await discardFromQuarantine(desk(), lea, id);
    const rows = await house.store.db.select().from(keys).where(eq(keys.question, id));
    expect(rows.map(({ wrapped }) => wrapped)).toEqual([null, null]);
    expect(await quarantineCountsFor(desk(), lea)).toMatchObject({ discarded: 1 });
  });

  test('opens as it came however large it is, and goes with all of its pieces', async () => {
    const { db } = house.store;
    await comesIn(`Lettre, douze\r\n${'a'.repeat(700_000)}`);
    const { id, label } = await heldWith('douze');
    const read = await quarantinedMail({ db }, [house.vault.reader('support')], id);
    expect(read?.original.toString()).toContain('a'.repeat(700_000));
    expect(label).not.toHaveProperty('pieces');
    await discardFromQuarantine(desk(), lea, id);
    expect(await db.$count(filePieces, eq(filePieces.file, id))).toBe(0);
  });

  test('of which the words touch health is for the medical team alone', async () => {
    await comesIn('Mon traitement, quatre');
    expect((await quarantineFor(desk(), lea)).filter(({ label }) => label?.text.includes('quatre'))).toEqual(
      [],
    );
    const veiled = (await quarantineFor(desk(), lea)).find(({ audience }) => audience === 'medical');
    expect(veiled?.label).toBeUndefined();
    const id = veiled?.id ?? '';
    await expect(quarantineLineFor(desk(), lea, id)).rejects.toMatchObject({ code: 'not-found' });
    expect((await quarantineLineFor(desk(), doctor, id)).label?.text).toContain('quatre');
  });

  test('that speaks of an emergency alerts the team, once, and answers nobody', async () => {
    const before = house.catcher.caught.length;
    await comesIn('Je fais un malaise, cinq');
    await comesIn('Je fais un malaise, cinq');
    const held = (await quarantineFor(desk(), lea)).find(({ emergency }) => emergency);
    const raised = await house.store.db
      .select()
      .from(alerts)
      .where(eq(alerts.question, held?.id ?? ''));
    expect(raised.map(({ to, reason }) => [to, reason])).toEqual([
      ['medical', 'emergency'],
      ['supervisor', 'emergency'],
    ]);
    expect(house.catcher.caught.slice(before).flatMap(({ to }) => to)).toEqual(['equipe@paladin.fr']);
    await discardFromQuarantine(desk(), doctor, held?.id ?? '');
    const after = await house.store.db
      .select()
      .from(alerts)
      .where(eq(alerts.question, held?.id ?? ''));
    expect(after.every(({ answeredAt }) => answeredAt !== null)).toBe(true);
  });
});

const nobodyRuns: RunningQuestions = {
  command: () => Promise.reject(new Error('no question of theirs')),
  state: () => Promise.resolve(undefined),
  health: () => Promise.resolve({ engine: true, workers: true }),
};

describe('a mail on which nobody decides', () => {
  const parts = () => ({ ...house, policy: publishedRetention });
  const keptDays = publishedRetention.quarantine;

  test('is destroyed after its time, and that it came stays', async () => {
    await comesIn('Je suis absente, retention.');
    const { id } = await heldWith('retention');
    const later = (days: number) => house.clock.now + days * 24 * 3_600_000;
    const due = (now: number) =>
      findDue(house.store.db, { sweep: 'quarantine', policy: publishedRetention, now, limit: 100 });
    expect(await due(later(keptDays - 1))).not.toContain(id);
    expect(await due(later(keptDays))).toContain(id);
    await destroy(parts(), { sweep: 'quarantine', question: id, now: later(keptDays), at: later(keptDays) });
    const [row] = await house.store.db.select().from(quarantine).where(eq(quarantine.id, id));
    expect(row).toMatchObject({ state: 'discarded', decidedBy: 'retention', label: null, original: null });
    const held = await house.store.db.select().from(keys).where(eq(keys.question, id));
    expect(held.every(({ wrapped }) => wrapped === null)).toBe(true);
  });

  test('goes with its sender, who asks to be forgotten', async () => {
    await comesIn('Je suis absente, oubli.', {
      'Auto-Submitted': 'auto-replied',
      From: 'Zoé <zoe@oubli.example>',
    });
    const { id } = await heldWith('oubli');
    const whom = { email: 'zoe@oubli.example' };
    expect(await erasable(house, whom)).toMatchObject([{ reference: id, status: 'quarantine', messages: 1 }]);
    const erasing = { ...house, desk: nobodyRuns };
    const receipt = await eraseQuestions(erasing, { whom, references: [id], by: 'console' });
    expect(receipt.questions).toMatchObject([{ reference: id, messages: 1 }]);
    expect(await findUntold(house.store.db)).toEqual([]);
    expect(await erasable(house, whom)).toEqual([]);
    const [row] = await house.store.db.select().from(quarantine).where(eq(quarantine.id, id));
    expect(row).toMatchObject({ state: 'discarded', requester: null, label: null, original: null });
  });

  test('that nothing could read goes with its author, too', async () => {
    const { hold } = takerFrom({ intake: intake(), mailbox: MAILBOX });
    await hold(Buffer.from('From: Léo <leo@oubli.example>\r\nSubject: x\r\n\r\nillisible'), house.clock.now);
    const whom = { email: 'leo@oubli.example' };
    const [held] = await erasable(house, whom);
    const references = [held?.reference ?? ''];
    await eraseQuestions({ ...house, desk: nobodyRuns }, { whom, references, by: 'console' });
    const [row] = await house.store.db
      .select()
      .from(quarantine)
      .where(eq(quarantine.id, references[0] ?? ''));
    expect(row).toMatchObject({ requester: null, label: null, original: null });
  });
});
