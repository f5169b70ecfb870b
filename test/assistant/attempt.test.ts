import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attempt } from '../../activities/attempt.ts';
import type { AssistantParts } from '../../activities/assistant/parts.ts';
import { readArticles } from '../../content/articles.ts';
import { readKnowledge } from '../../content/retrieval/knowledge.ts';
import { retrievalOver } from '../../content/retrieval/retrieval.ts';
import { reading } from '../support/cast.ts';
import { keyRing } from '../../store/master-key.ts';
import { openStore } from '../../store/open.ts';
import { inbox, keys, messages, questions } from '../../store/schema.ts';
import { openVault } from '../../store/vault.ts';

const NOON = Date.parse('2026-06-04T10:00:00Z');
let parts: AssistantParts & { end: () => Promise<void> };

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assistant-'));
  const store = await openStore({ folder });
  const vault = await openVault(store.db, keyRing([randomBytes(32).toString('base64')]));
  const articles = await readArticles('content/fr/articles');
  parts = {
    store,
    vault,
    retrieval: retrievalOver(articles, readKnowledge()),
    read: (text) => reading({ route: text.includes('malaise') ? 'emergency' : 'question' }),
    now: () => NOON,
    end: async () => {
      await store.close();
      await rm(folder, { recursive: true });
    },
  };
});
afterAll(() => parts.end());

describe('a question that the help centre answers', () => {
  test('is answered with the words of the article, its link, and a question', async () => {
    const { decision, text } = await asking('j’ai oublié mon mot de passe, comment le réinitialiser ?');
    expect(decision).toMatchObject({
      decision: 'answer',
      articles: [expect.stringMatching(/^mot-de-passe-oublie@/)],
    });
    expect(text).toContain('intelligence artificielle');
    expect(text).toContain('Saisissez l’adresse e-mail de votre compte');
    expect(text).toContain('/aide/mot-de-passe-oublie');
    expect(text).toContain('Cela répond-il à votre question ?');
  });

  test('asked twice, is answered once', async () => {
    const question = await told('Comment télécharger mon attestation de suivi ?');
    const ask = { question, turn: `${question}:1`, seq: 2, role: 'employee' } as const;
    expect(await attempt(parts)(ask)).toEqual(await attempt(parts)(ask));
    const rows = await parts.store.db.select().from(messages);
    expect(rows.filter(({ id }) => id === `${question}:1:answer`)).toHaveLength(1);
  });
});

describe('a question that nothing answers', () => {
  test('is handed over, in silence', async () => {
    const { decision, text } = await asking('Pouvez-vous me réserver une table au restaurant italien ?');
    expect(decision).toEqual({ decision: 'handoff' });
    expect(text).toBeUndefined();
  });
});

describe('a greeting', () => {
  test('is met with one question', async () => {
    const { decision, text } = await asking('Bonjour !');
    expect(decision).toMatchObject({ decision: 'clarify' });
    expect(text).toContain('Quelle est votre question');
  });
});

describe('an emergency that the door did not see', () => {
  test('is decided again, before anything is looked up', async () => {
    const { decision } = await asking('mon collègue fait un malaise');
    expect(decision).toEqual({ decision: 'emergency' });
  });
});

describe('a message for the medical team whole', () => {
  test('is not read', async () => {
    const question = await told('mal au dos depuis lundi', 'medical');
    expect(await attempted(question)).toEqual({ decision: 'medical' });
  });
});

async function asking(text: string) {
  const question = await told(text);
  const decision = await attempted(question);
  return { decision, text: await said(question) };
}

function attempted(question: string) {
  return attempt(parts)({ question, turn: `${question}:1`, seq: 2, role: 'employee' });
}

async function told(text: string, audience: 'support' | 'medical' = 'support'): Promise<string> {
  const { db } = parts.store;
  const question = `PAL-${randomBytes(4).toString('hex')}`;
  const id = `${question}-m1`;
  const { rows, sealer } = await parts.vault.fresh(question);
  const payload = { id, at: NOON, reading: reading() };
  await db
    .insert(questions)
    .values({ reference: question, channel: 'chat', role: 'employee', receivedAt: NOON });
  await db.insert(keys).values(rows);
  await db
    .insert(inbox)
    .values({ id, question, key: id, content: id, payload, receivedAt: NOON, nextTryAt: NOON });
  const body = sealer(audience, id, 'body')(JSON.stringify({ text }));
  await db
    .insert(messages)
    .values({ id, question, audience, body, author: 'requester', kind: 'message', open: true, at: NOON });
  return question;
}

async function said(question: string): Promise<string | undefined> {
  const { store, vault } = parts;
  const opened = await vault.reader('support').of(store.db, question);
  const row = (await store.db.select().from(messages)).find(({ id }) => id === `${question}:1:answer`);
  return row && opened && JSON.parse(opened.text(row.id, 'body', row.body)).text;
}
