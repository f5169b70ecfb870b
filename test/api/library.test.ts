import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { articleFile } from '../../content/article-file.ts';
import { articleOf } from '../../content/articles.ts';
import { ARTICLES_FOLDER } from '../../content/load-articles.ts';
import { readArticles } from '../../content/articles.ts';
import { carryOutPlan } from '../../store/publish-written.ts';
import { writeMessage } from '../../store/messages.ts';
import { publishArticles, publishedArticles, redirectOf } from '../../store/published-articles.ts';
import {
  articleEvents,
  articleRedirects,
  articleRevisions,
  articleVersions,
  writtenArticles,
} from '../../store/article-schema.ts';
import { fieldsOf, helpArticle } from '../support/help-articles.ts';
import { linesOf, openStaffed, type Staffed } from './staffed.ts';

let site: Staffed;
const timers: { article: string; at: number }[] = [];
beforeAll(async () => {
  site = await openStaffed({
    setArticleTimer: async (timer) => void timers.push(timer),
  });
});
afterAll(() => site.remove());
beforeEach(async () => {
  const { db } = site.store;
  for (const table of [articleVersions, articleRedirects, articleRevisions, articleEvents, writtenArticles])
    await db.delete(table);
  await publishArticles(site.store, [helpArticle('ferry'), helpArticle('bus', { related: ['ferry'] })], 1);
  timers.length = 0;
});

const tram = helpArticle('tram', { related: ['ferry'] });
const id = '6c1a7e0e-0000-4000-8000-000000000001';
const articles = '/api/library/articles';

async function saved(fields = fieldsOf(tram), base = 0, article = id) {
  return site.as('ines', `PUT ${articles}/${article}`, { base, fields });
}
const submit = (revision: number, article = id) =>
  site.as('ines', `PUT ${articles}/${article}/review`, { revision });
const publish = (agent: 'ines' | 'paule', revision: number, more: object = {}, article = id) =>
  site.as(agent, `PUT ${articles}/${article}/publication`, { revision, ...more });
const slugs = async () => (await publishedArticles(site.store.db)).map(({ slug }) => slug);
const entryOf = async (article: string) =>
  linesOf((await site.as('ines', `GET ${articles}`)).body).find((one) => one['id'] === article);

describe('an article that is written on the desk', () => {
  test('is for editors and supervisors, and neither sees a question for it', async () => {
    for (const agent of ['lea', 'samira', 'victor'] as const)
      expect((await site.as(agent, `GET ${articles}`)).status).toBe(403);
    expect((await site.as('ines', 'GET /api/desk/questions')).status).toBe(403);
    const listed = linesOf((await site.as('ines', `GET ${articles}`)).body);
    expect(listed).toMatchObject([
      { id: 'bus', state: 'published', revision: 0, isAhead: false, readAgain: '2027-11-16' },
      { id: 'ferry', state: 'published' },
    ]);
  });

  test('appears once another person has read it', async () => {
    expect(await saved()).toMatchObject({ status: 200, body: { id, revision: 1 } });
    expect(await slugs()).toEqual(['bus', 'ferry']);
    expect(await publish('paule', 1)).toMatchObject({ status: 409, body: { error: 'not-now' } });
    expect((await submit(1)).status).toBe(204);
    expect(await publish('ines', 1)).toMatchObject({ status: 409, body: { error: 'needs-another' } });
    expect((await publish('paule', 1)).status).toBe(204);
    expect(await publishedArticles(site.store.db)).toContainEqual(tram);
    expect(await entryOf(id)).toMatchObject({ state: 'published', isLive: true, isAhead: true });
    const { body } = await site.as('ines', `GET ${articles}/${id}`);
    expect(body['events']).toMatchObject([
      { type: 'published', by: 'paule' },
      { type: 'submitted', by: 'ines' },
      { type: 'written', by: 'ines' },
    ]);
    expect(body['live']).toBe(articleFile(tram));
  });

  test('is never saved over a version that its writer has not seen', async () => {
    await saved();
    const [one, other] = await Promise.all([
      saved({ ...fieldsOf(tram), title: 'Le tram, première plume' }, 1),
      site.as('paule', `PUT ${articles}/${id}`, {
        base: 1,
        fields: { ...fieldsOf(tram), title: 'Le tram, seconde plume' },
      }),
    ]);
    expect(new Set([one.status, other.status])).toEqual(new Set([200, 409]));
    expect(await saved(fieldsOf(tram), 0)).toMatchObject({ status: 409, body: { error: 'article-moved' } });
    const { body } = await site.as('ines', `GET ${articles}/${id}/revisions/1`);
    expect(body['text']).toBe(articleFile(tram));
  });

  test('goes back to its writer when it is changed in review, or sent back', async () => {
    await saved();
    await submit(1);
    await saved({ ...fieldsOf(tram), title: 'Le tram, revu' }, 1);
    expect(await publish('paule', 1)).toMatchObject({ body: { error: 'article-moved' } });
    expect(await publish('paule', 2)).toMatchObject({ body: { error: 'not-now' } });
    await submit(2);
    expect((await site.as('paule', `PUT ${articles}/${id}/return`, { revision: 2 })).status).toBe(204);
    expect(await entryOf(id)).toMatchObject({ state: 'draft' });
  });

  // oxfmt-ignore
  test.each([
    ['names a case',         { markdown: 'Comme pour PAL-7F3K-92QX, écrivez-nous.' },              'nomme une personne ou un dossier'],
    ['names an address',     { markdown: 'Écrivez à ana.martin@exemple.fr.' },                     'nomme une personne ou un dossier'],
    ['points nowhere',       { related: ['avion'] },                                              'mène à l’article avion, qui n’est pas publié'],
    ['advises like a doctor', { markdown: 'Prenez deux comprimés de doliprane.' },                 'conseil médical'],
    ['has a source too many', { sources: [{ section: 'Rien', law: 'Code', seen: '2026-11-01' }] }, 'une source nomme une section absente'],
    ['takes an address',      { slug: 'bus' },                                                     'est celle d’un autre article'],
  ] as const)('that %s is not put up for review', async (_, wrong, reason) => {
    const fields = { ...fieldsOf(tram), ...wrong };
    await site.as('ines', `PUT ${articles}/${id}`, { base: 0, fields });
    const { status, body } = await submit(1);
    expect(status).toBe(422);
    expect(JSON.stringify(body['reasons'])).toContain(reason);
    expect((await site.as('ines', `GET ${articles}/${id}`)).body['wrong']).not.toEqual([]);
  });
});

describe('an article that came from a file', () => {
  const changed = { ...fieldsOf(helpArticle('ferry')), slug: 'bateau', title: 'Quand part le bateau ?' };

  test('is taken in hand with its first text kept, and leads on from where it was', async () => {
    expect(await saved(changed, 0, 'ferry')).toMatchObject({ body: { id: 'ferry', revision: 2 } });
    const { body } = await site.as('ines', `GET ${articles}/ferry/revisions/1`);
    expect(body['text']).toBe(articleFile(helpArticle('ferry')));
    await submit(2, 'ferry');
    expect((await publish('paule', 2, {}, 'ferry')).status).toBe(204);
    expect(await slugs()).toEqual(['bateau', 'bus']);
    expect(await redirectOf(site.store.db, 'ferry')).toBe('bateau');
    await saved({ ...changed, slug: 'navette' }, 2, 'bateau');
    await submit(3, 'ferry');
    expect((await publish('paule', 3, {}, 'ferry')).status).toBe(204);
    expect(await redirectOf(site.store.db, 'ferry')).toBe('navette');
    expect(await redirectOf(site.store.db, 'bateau')).toBe('navette');
    await saved({ ...changed, slug: 'ferry' }, 3, 'ferry');
    await submit(4, 'ferry');
    expect((await publish('paule', 4, {}, 'ferry')).status).toBe(204);
    expect(await redirectOf(site.store.db, 'ferry')).toBeUndefined();
    expect(await redirectOf(site.store.db, 'navette')).toBe('ferry');
  });

  test('stays as the desk left it until the files hold the same', async () => {
    await saved({ ...changed, slug: 'ferry' }, 0, 'ferry');
    await submit(2, 'ferry');
    await publish('paule', 2, {}, 'ferry');
    const files = [helpArticle('ferry'), helpArticle('bus', { related: ['ferry'] })];
    expect(await publishArticles(site.store, files, 5)).toMatchObject({
      ahead: ['ferry'],
      unchanged: ['bus'],
    });
    const [, exported] = await publishedArticles(site.store.db);
    expect(exported?.title).toBe('Quand part le bateau ?');
    const again = exported ? [exported, ...files.slice(1)] : [];
    expect(await publishArticles(site.store, again, 6)).toMatchObject({
      ahead: [],
      unchanged: ['ferry', 'bus'],
    });
    expect(await entryOf('ferry')).toMatchObject({ isAhead: false });
    expect(await publishArticles(site.store, files, 7)).toMatchObject({ changed: ['ferry'] });
    expect(await entryOf('ferry')).toMatchObject({
      revision: 3,
      title: 'Quand part le ferry ?',
      writtenBy: 'files',
    });
  });

  test('is not taken away while others lead to it', async () => {
    await saved(changed, 0, 'ferry');
    const { status, body } = await site.as('ines', `PUT ${articles}/ferry/withdrawal`, { revision: 2 });
    expect(status).toBe(422);
    expect(body['reasons']).toContain('bus : mène à l’article ferry, qui n’est pas publié');
  });
});

describe('an article that is planned', () => {
  const day = 24 * 3_600_000;

  test('appears when its time has come, and is gone when it is over', async () => {
    await saved();
    await submit(1);
    const [at, until] = [site.clock.now + day, site.clock.now + 2 * day];
    expect((await publish('paule', 1, { at, until })).status).toBe(204);
    expect(timers).toEqual([
      { article: id, at },
      { article: id, at: until },
    ]);
    expect(await entryOf(id)).toMatchObject({ state: 'planned', publishAt: at, isLive: false });
    await carryOutPlan(site.store, { id, at: at - 1 });
    expect(await slugs()).not.toContain('tram');
    await Promise.all([carryOutPlan(site.store, { id, at }), carryOutPlan(site.store, { id, at })]);
    expect(await slugs()).toContain('tram');
    expect(await entryOf(id)).toMatchObject({ state: 'published', withdrawAt: until });
    await carryOutPlan(site.store, { id, at: until });
    expect(await slugs()).not.toContain('tram');
    expect(await entryOf(id)).toMatchObject({ state: 'expired', isLive: false });
  });

  test('that is given back does not appear', async () => {
    await saved();
    await submit(1);
    const at = site.clock.now + day;
    await publish('paule', 1, { at });
    await site.as('paule', `PUT ${articles}/${id}/return`, { revision: 1 });
    await carryOutPlan(site.store, { id, at });
    expect(await slugs()).not.toContain('tram');
  });

  test('that leads nowhere by then goes back to its editors, with the reason', async () => {
    await saved();
    await submit(1);
    const at = site.clock.now + day;
    await publish('paule', 1, { at });
    await publishArticles(site.store, [helpArticle('bus')], 5);
    await carryOutPlan(site.store, { id, at });
    expect(await entryOf(id)).toMatchObject({
      state: 'draft',
      faults: [{ code: 'points-to-draft' }],
    });
  });

  test('is refused in the past, and where it would end before it begins', async () => {
    await saved();
    await submit(1);
    for (const plan of [{ at: 5 }, { at: site.clock.now + day, until: site.clock.now + 1 }])
      expect(await publish('paule', 1, plan)).toMatchObject({ status: 422, body: { error: 'out-of-range' } });
  });
});

describe('a review', () => {
  const waiting = async (agent: 'ines' | 'paule') =>
    (await site.as(agent, 'GET /api/library/reviews')).body['waiting'];

  test('waits for everybody but who wrote the article, or asked for the review', async () => {
    await saved();
    expect(await waiting('paule')).toBe(0);
    await submit(1);
    expect([await waiting('paule'), await waiting('ines')]).toEqual([1, 0]);
    await publish('paule', 1);
    expect(await waiting('paule')).toBe(0);
    expect((await site.as('lea', 'GET /api/library/reviews')).status).toBe(403);
  });
});

describe('an answer that could serve everybody', () => {
  const texts = [
    'Bonjour Ana,',
    'Le ferry ne prend pas les vélos en été. Vous êtes attendue le 12 mars à 9 h.',
    'Le bus de nuit les prend toute l’année. Écrivez à jean.dupont@exemple.fr pour votre dossier.',
  ].join('\n');

  async function answered(route: 'question' | 'medical_employee' = 'question') {
    const { reference } = await site.asked('Le ferry prend-il les vélos ?', { route });
    const row = {
      question: reference,
      author: 'agent',
      kind: 'reply',
      open: true,
      audience: 'support',
    } as const;
    await writeMessage(site, {
      id: `${reference}:r`,
      ...row,
      agent: 'lea',
      at: site.clock.now,
      body: { text: texts },
    });
    return reference;
  }

  test('is a draft for the editors, without what is about somebody', async () => {
    const reference = await answered();
    const { body } = await site.as('lea', `GET /api/desk/questions/${reference}/article`);
    expect(body['markdown']).toBe(
      'Le ferry ne prend pas les vélos en été. Le bus de nuit les prend toute l’année.',
    );
    expect((await site.as('ines', `GET /api/desk/questions/${reference}/article`)).status).toBe(403);
    const kept = await site.as('lea', `POST /api/desk/questions/${reference}/article`, {});
    expect(kept.status).toBe(201);
    expect(await entryOf(String(kept.body['id']))).toMatchObject({ state: 'draft', writtenBy: 'lea' });
  });

  test('is never one about health, nor one of which a passage was masked', async () => {
    const medical = await answered('medical_employee');
    expect(await site.as('lea', `POST /api/desk/questions/${medical}/article`, {})).toMatchObject({
      body: { error: 'not-for-all' },
    });
    const masked = await answered();
    await writeMessage(site, {
      id: `${masked}:m`,
      question: masked,
      author: 'assistant',
      kind: 'answer',
      open: true,
      audience: 'medical',
      at: site.clock.now,
      body: { text: 'Mon dos me fait souffrir.' },
    });
    expect(await site.as('lea', `GET /api/desk/questions/${masked}/article`)).toMatchObject({
      body: { error: 'not-for-all' },
    });
  });
});

test('every article of the help centre, written to its file, is the file again', async () => {
  for (const article of await readArticles(ARTICLES_FOLDER)) {
    const text = articleFile(article);
    expect(articleOf(text, article.slug)).toEqual({ article });
  }
});
