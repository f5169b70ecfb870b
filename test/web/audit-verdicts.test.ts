// What an auditor's page finds of a history, whatever became of it: archived, forgotten by the engine, erased, or touched by a hand.
import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openedHistory } from '../../service/replay-archive.ts';
import {
  packHistory,
  readLine,
  sealedId,
  type ArchivedHistory,
} from '../../store/archive/archived-history.ts';
import { inclusionProofs } from '../../store/archive/prove.ts';
import { journal } from '../../store/schema.ts';
import { axeFindings, closePeople, openBrowser, overflows, person } from '../support/browser.ts';
import { behindItsBack } from '../support/stores.ts';
import {
  forgetPerson,
  leaveToArchive,
  livedQuestion,
  openAuditHouse,
  type AuditHouse,
} from './audit-house.ts';
import { signIn } from './web-house.ts';

const names = ['agreeing', 'truncated', 'diverging', 'rewritten', 'erased'] as const;
const email = `ana.${randomUUID().slice(0, 8)}@exemple.fr`;
let audit: Awaited<ReturnType<typeof openAuditHouse>>;
let browser: Browser;
let paul: Page;
let references: Record<(typeof names)[number], string>;

beforeAll(async () => {
  [audit, browser] = await Promise.all([openAuditHouse(), openBrowser()]);
  const lived = await Promise.all(
    names.map((name) => livedQuestion(audit, name === 'erased' ? email : `${name}@exemple.fr`)),
  );
  const [agreeing = '', truncated = '', diverging = '', rewritten = '', erased = ''] = lived;
  references = { agreeing, truncated, diverging, rewritten, erased };
  await leaveToArchive(audit, lived);
  paul = await person(browser);
  await signIn(paul, audit.house, 'paul');
});
afterAll(async () => {
  await closePeople();
  await audit.close();
});

describe('an auditor who replays a history that the engine has forgotten', () => {
  test('finds in the archive that it agrees, and reads where it stands there', async () => {
    const found = await replayed(references.agreeing);
    expect(found.verdict).toBe('Concorde : tout est décidé de nouveau comme gardé.');
    expect(found.different).toBe(0);
    const [proof] = await inclusionProofs(audit.store.db, references.agreeing);
    await paul.getByText(`${proof?.file}, ligne ${proof?.line}`).waitFor();
  });

  test('is told that events are missing of it', async () => {
    await tamper(references.truncated, ({ events, ...history }) => ({
      ...history,
      events: events.toSpliced(6, 1),
    }));
    const found = await replayed(references.truncated);
    expect(found.verdict).toBe('Tronquée : il manque des événements à l’histoire.');
    expect(found.text).toContain('event 7 is missing');
  });

  test('is told that it decides otherwise, and what', async () => {
    await tamper(references.diverging, (history) =>
      JSON.parse(
        JSON.stringify(history, (name, value: unknown) =>
          name === 'data' && typeof value === 'string' ? otherwise(value) : value,
        ),
      ),
    );
    const found = await replayed(references.diverging);
    expect(found.verdict).toBe('Diverge : l’histoire ne se rejoue pas comme elle a été vécue.');
    expect(found.text).toContain('recorded resolved by requester');
    expect(found.text).toContain('"how":"assumed"');
  });

  test('is shown the line of the store’s journal that is not what the history decides', async () => {
    const ofResolved = and(eq(journal.question, references.rewritten), eq(journal.type, 'resolved'));
    const event = sql`jsonb_set(${journal.event}, '{by}', '"agent:paul"')`;
    await behindItsBack(audit.store, (db) => db.update(journal).set({ event }).where(ofResolved));
    const found = await replayed(references.rewritten);
    expect(found.verdict).toBe('Diverge : le journal gardé n’est pas celui que l’histoire décide.');
    expect(found.different).toBe(1);
    expect(await axeFindings(paul)).toEqual([]);
    expect(await overflows(paul)).toBe(false);
  });

  test('is told that it was erased with its person', async () => {
    await forgetPerson(audit, email, references.erased);
    await expect
      .poll(async () => (await replayed(references.erased)).verdict)
      .toBe('Effacée : ses données ont été détruites, son histoire avec elles.');
    expect(await paul.content()).not.toContain(email);
  });
});

describe('a sample', () => {
  const drawnWith = async (page: Page, seed: string) => {
    await page.goto(`${audit.house.address}/bureau/audit`);
    await page.getByLabel('Combien').fill('3');
    await page.getByLabel('Graine').fill(seed);
    await page.getByRole('button', { name: 'Tirer' }).click();
    await page.getByText('3 demandes tirées parmi 5.').waitFor();
    return page.getByRole('region', { name: 'Tirer un échantillon' }).getByRole('link').allInnerTexts();
  };

  test('is drawn again by the same seed, for another auditor too, and another by others', async () => {
    const drawn = await drawnWith(paul, 'contrôle 2026');
    expect(drawn).toHaveLength(3);
    const another = await person(browser);
    await signIn(another, audit.house, 'paul');
    expect(await drawnWith(another, 'contrôle 2026')).toEqual(drawn);
    // One of sixty orders each: that ten draw the same is beyond chance.
    const others = new Set<string>();
    for (let seed = 0; seed < 10; seed += 1) others.add((await drawnWith(paul, `graine ${seed}`)).join());
    expect(others.size).toBeGreaterThan(1);
  });
});

async function replayed(reference: string) {
  await paul.goto(`${audit.house.address}/bureau/audit/${reference}`);
  await paul.getByRole('button', { name: 'Rejouer cette histoire maintenant' }).click();
  const panel = paul.locator('.panel').filter({ has: paul.getByRole('heading', { name: 'Rejeu' }) });
  const verdict = ordinarySpaces(await panel.getByRole('status').innerText());
  const text = ordinarySpaces(await panel.innerText());
  return { verdict, text, different: await panel.locator('.is-different').count() };
}

/** French signs are set apart by spaces that do not break. */
function ordinarySpaces(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}

type Written = { events: object[] };

/** What whoever has the master key and the archive's disk can do: an archived history sealed anew, with another content. */
async function tamper(reference: string, change: (history: Written) => Written): Promise<void> {
  const { store, vault, archive }: AuditHouse = audit;
  const [{ file, line } = { file: '', line: 0 }] = await inclusionProofs(store.db, reference);
  const lines = String(await archive.read(file)).split('\n');
  const archived = readLine(lines[line - 1] ?? '');
  const opened = await openedHistory({ store, vault }, { reference, where: file }, archived);
  const sealer = await vault.sealer(store.db, reference);
  if (archived === undefined || sealer === undefined || opened === 'erased' || 'kind' in opened)
    throw new Error(`${reference} is not in the archive`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as Temporal's tools write it
  const changed = JSON.stringify(change(opened.history as Written));
  const seal = sealer('medical', sealedId(archived), 'history');
  const sealed = Buffer.from(seal(packHistory(changed))).toString('base64');
  const anew: ArchivedHistory = { ...archived, sealed };
  await archive.write(file, lines.with(line - 1, JSON.stringify(anew)).join('\n'));
}

/** A payload in which the person's yes became their silence. */
function otherwise(data: string): string {
  const text = Buffer.from(data, 'base64').toString();
  const changed = text.replaceAll('"how":"confirmed"', '"how":"assumed"');
  return changed === text ? data : Buffer.from(changed).toString('base64');
}
