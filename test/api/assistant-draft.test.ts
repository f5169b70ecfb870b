import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attempt } from '../../activities/attempt.ts';
import { countRewritten } from '../../activities/assistant/attempt-record.ts';
import { publishedRetrieval } from '../../cli/eval-answers.ts';
import type { Retrieval } from '../../content/search/retrieval.ts';
import { attempts } from '../../store/attempt-schema.ts';
import { modelServer, quotes } from '../assistant/model-server.ts';
import { reading } from '../support/cast.ts';
import { friday, send, told, uuid } from './test-site.ts';
import { openStaffed, type Agent, type Staffed } from './staffed.ts';

const QUESTION = 'j’ai oublié mon mot de passe, comment le réinitialiser ?';
let site: Staffed;
let server: Awaited<ReturnType<typeof modelServer>>;
let retrieval: Retrieval;
beforeAll(async () => {
  [site, server] = await Promise.all([openStaffed(), modelServer()]);
  server.be(quotes);
  retrieval = await publishedRetrieval();
});
afterAll(async () => {
  await server?.close();
  await site?.remove();
});

const held = { status: 'with-agent', assignee: 'lea', route: 'question' } as const;

/** Asked, drafted for in shadow, handed over, and claimed by Léa. */
async function drafted(summary: Parameters<Staffed['asked']>[1] = held, shadow = true) {
  const asked = await site.asked(QUESTION, summary);
  const { store, vault } = site;
  const provider = 'openai-compatible' as const;
  const model = { provider, url: server.url, name: 'petit', shadow, longestMs: 5_000 };
  const decided = await attempt({ store, vault, retrieval, model, read: () => reading(), now: () => friday })(
    {
      question: asked.reference,
      turn: `${asked.reference}:1`,
      seq: 2,
      role: 'employee',
    },
  );
  return { ...asked, decided };
}

async function suggested(agent: Agent, reference: string) {
  return (await site.as(agent, `GET /api/desk/questions/${reference}`)).body['suggestion'];
}

describe('in shadow, what the assistant would have answered', () => {
  test('is shown to the agent who holds the question, with its sources and not a word about who wrote it', async () => {
    const { reference, decided } = await drafted();
    expect(decided).toEqual({ decision: 'handoff' });
    const suggestion = await suggested('lea', reference);
    expect(suggestion).toMatchObject({
      id: `${reference}:1:answer`,
      text: expect.stringContaining('/aide/mot-de-passe-oublie'),
      sources: [expect.stringMatching(/^mot-de-passe-oublie@[0-9a-f]{12}#\d$/)],
    });
    expect(suggestion.text).not.toMatch(/intelligence artificielle|Cela répond-il|parler à une personne/);
  });

  test('is shown to nobody else: not to colleagues, auditors, nor to the person', async () => {
    const { reference, token } = await drafted();
    for (const agent of ['marc', 'paule', 'victor'] as const)
      expect(await suggested(agent, reference)).toBeUndefined();
    const seen = await told(send(site.api, `GET /api/questions/${reference}`, { token }));
    expect(JSON.stringify(seen.body)).not.toContain('mot-de-passe-oublie');
    const unclaimed = await drafted({ route: 'question' });
    expect(await suggested('lea', unclaimed.reference)).toBeUndefined();
  });

  test.each(['medical_employee', 'medical_employer', 'emergency'] as const)(
    'is never shown for %s',
    async (route) => {
      const { reference } = await drafted({ ...held, route });
      expect(await suggested('lea', reference)).toBeUndefined();
      const relayed = await drafted({ ...held, route, team: 'medical', assignee: 'samira' });
      for (const agent of ['lea', 'samira'] as const)
        expect(await suggested(agent, relayed.reference)).toBeUndefined();
    },
  );

  test('is sent by nobody by itself: nothing went to the question', async () => {
    site.desk.asked = [];
    const { reference } = await drafted();
    await suggested('lea', reference);
    expect(site.desk.asked).toEqual([]);
  });

  test.each([
    ['a reply', 'POST replies'],
    ['a resolution', 'PUT resolution'],
  ])('is kept beside what was sent, sealed, once %s went out', async (_, line) => {
    const { reference } = await drafted();
    await site.acts('lea', reference, 'POST notes', { id: uuid(), text: 'Je regarde' });
    await site.acts('lea', reference, 'POST requests', { id: uuid(), text: 'Quelle adresse ?' });
    expect(await suggested('lea', reference)).toBeDefined();
    const sent = await site.acts('lea', reference, line, { id: uuid(), text: 'Bonjour, PALISSANDRE.' });
    expect(sent.status).toBe(200);
    expect(await suggested('lea', reference)).toBeUndefined();
    expect(await editOf(reference)).toBe('Bonjour, PALISSANDRE.');
    expect(await countRewritten(site, [reference])).toBe(1);
    await site.acts('lea', reference, line, { id: uuid(), text: 'Encore un mot.' });
    expect(await editOf(reference)).toBe('Bonjour, PALISSANDRE.');
  });

  test('is not counted as rewritten when it was sent as it was', async () => {
    const { reference } = await drafted();
    const { text = '' } = (await suggested('lea', reference)) ?? {};
    await site.acts('lea', reference, 'POST replies', { id: uuid(), text });
    expect(await editOf(reference)).toBe(text);
    expect(await countRewritten(site, [reference])).toBe(0);
  });

  test('stays when the reply was refused', async () => {
    const { reference } = await drafted();
    site.desk.says = { refused: 'stale' };
    await site.acts('lea', reference, 'POST replies', { id: uuid(), text: 'Trop tôt' });
    site.desk.says = { applied: 9 };
    expect(await suggested('lea', reference)).toBeDefined();
    expect(await editOf(reference)).toBeUndefined();
  });

  test('is nothing where the assistant answers for itself', async () => {
    const { reference } = await drafted(held, false);
    await site.acts('lea', reference, 'POST replies', { id: uuid(), text: 'Autre chose' });
    expect(await suggested('lea', reference)).toBeUndefined();
    expect(await editOf(reference)).toBeUndefined();
  });
});

async function editOf(reference: string): Promise<string | undefined> {
  const [row] = await site.store.db.select().from(attempts).where(eq(attempts.question, reference));
  if (!row?.edited) return undefined;
  expect(Buffer.from(row.edited).toString('latin1')).not.toContain('PALISSANDRE');
  const opened = await site.vault.reader('support').of(site.store.db, reference);
  return JSON.parse(opened?.text(row.id, 'sent', row.edited) ?? '{}').text;
}
