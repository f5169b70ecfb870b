// "Avez-vous trouvé la réponse ?", from the door to what is kept.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articleOf, type Article } from '../../content/articles.ts';
import { publishArticles } from '../../store/published-articles.ts';
import { keys } from '../../store/schema.ts';
import { commentsOn, voteCounts } from '../../store/votes.ts';
import { votes } from '../../store/vote-schema.ts';
import { openSite, send, told, type TestSite, type Told } from './test-site.ts';

let site: TestSite;
let slugs = 0;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.remove());

/** A new article, and a way to vote on it; each reader from an address of their own. */
async function published() {
  slugs += 1;
  const article = articleNamed(`ferry-${slugs}`);
  const { slug, version } = article;
  await publishArticles(site.store, [article], site.clock.now);
  return {
    slug,
    vote: (said: Told, { reader = 'ana', cookie }: { reader?: string; cookie?: string } = {}) =>
      send(site.api, `PUT /api/articles/${slug}/vote`, {
        body: { version, ...said },
        headers: { 'x-forwarded-for': `${slug} ${reader}` },
        ...(cookie === undefined ? {} : { cookie }),
      }),
    counts: async () => (await voteCounts(site.store.db)).find((one) => one.slug === slug),
    comments: () => commentsOn(site, slug),
    rows: () => site.store.db.select().from(votes).where(eq(votes.slug, slug)),
  };
}

function articleNamed(slug: string): Article {
  const head = ['topic: Transports', 'audience: both', 'status: published', 'reviewed: 2026-11-16'];
  const more = ['expires: 2027-11-16', 'keywords: []', 'related: []', `title: "Quand part le ${slug} ?"`];
  const made = articleOf(`---\nslug: ${slug}\n${[...head, ...more].join('\n')}\n---\n\nTôt.\n`, slug);
  if (!('article' in made)) throw new Error(made.problems.join('\n'));
  return made.article;
}

const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';

describe('a reader', () => {
  test('has one vote on an article, and may change it', async () => {
    const { vote, counts, comments } = await published();
    const first = await vote({ helped: false, comment: 'Il manque les horaires.' });
    expect(first.status).toBe(200);
    expect(await counts()).toMatchObject({ yes: 0, no: 1, comments: 1 });
    const second = await vote({ helped: true }, { cookie: cookieOf(first) });
    expect(second.headers.getSetCookie()).toEqual([]);
    expect(await counts()).toMatchObject({ yes: 1, no: 0, comments: 0 });
    expect(await comments()).toEqual([]);
  });

  test('is known by a mark that no script reads and no other site sends', async () => {
    const { vote } = await published();
    expect((await vote({ helped: true })).headers.get('set-cookie')).toMatch(
      /^lecteur=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/,
    );
  });

  test('who makes up a mark is a new reader', async () => {
    const { vote, counts } = await published();
    for (const cookie of ['lecteur=ana', 'lecteur=e30.e30.e30']) await vote({ helped: true }, { cookie });
    expect(await counts()).toMatchObject({ yes: 2 });
  });

  test('leaves nothing by which votes on two articles could be joined', async () => {
    const [one, other] = [await published(), await published()];
    const cookie = cookieOf(await one.vote({ helped: true }));
    await other.vote({ helped: true }, { cookie });
    const [here, there] = [await one.rows(), await other.rows()];
    expect([here.length, there.length]).toEqual([1, 1]);
    expect(here[0]?.id).not.toBe(there[0]?.id);
    expect(JSON.stringify([here, there])).not.toContain(cookie.slice('lecteur='.length));
  });
});

describe('a comment', () => {
  test('is sealed with a key of its own, and gone with it', async () => {
    const { vote, comments, rows } = await published();
    await vote({ helped: false, comment: 'Je cherchais les PÉTUNIAS.' });
    const [row] = await rows();
    expect(Buffer.from(row?.comment ?? []).includes('PÉTUNIAS')).toBe(false);
    expect(await comments()).toMatchObject([{ helped: false, text: 'Je cherchais les PÉTUNIAS.' }]);
    await site.store.db.delete(keys).where(eq(keys.question, row?.id ?? ''));
    expect(await comments()).toEqual([]);
  });

  test('is kept without its medical words', async () => {
    const { vote, comments } = await published();
    const answer = await told(vote({ helped: false, comment: 'Et avec une dépression, quel délai ?' }));
    expect(answer.body).toEqual({ comment: 'kept' });
    expect(await comments()).toMatchObject([{ text: 'Et avec une [donnée médicale masquée], quel délai ?' }]);
  });

  test('that is about health as a whole is not kept; the vote is', async () => {
    const { vote, counts } = await published();
    const answer = await told(vote({ helped: false, comment: 'Puis-je arrêter mon traitement ?' }));
    expect(answer.body).toEqual({ comment: 'left-out' });
    expect(await counts()).toMatchObject({ no: 1, comments: 0 });
  });

  test('that reads as an emergency is answered with the numbers to call, and nothing is kept', async () => {
    const { vote, counts } = await published();
    const answer = await told(vote({ helped: false, comment: 'Je fais un malaise' }));
    expect(answer).toMatchObject({ status: 422, body: { fields: ['comment'] } });
    expect(answer.body['emergency'].text).toMatch(/^Appelez immédiatement le\s15\./);
    expect(await counts()).toBeUndefined();
  });
});

describe('a vote is refused', () => {
  // oxfmt-ignore
  test.each<[what: string, slug: string | undefined, said: Told, status: number]>([
    ['on an article that never was', 'jamais-ecrit', { helped: true },                              404],
    ['on a version that never was',  undefined,      { helped: true, version: '000000000000' },     404],
    ['with too long a comment',      undefined,      { helped: true, comment: 'a'.repeat(1_001) },  422],
    ['without yes or no',            undefined,      {},                                            422],
  ])('%s', async (_, slug, said, status) => {
    const article = await published();
    const path = `PUT /api/articles/${slug ?? article.slug}/vote`;
    const answer = slug ? send(site.api, path, { body: { version: '000000000000', ...said } }) : article.vote(said);
    expect((await answer).status).toBe(status);
    expect(await article.counts()).toBeUndefined();
  });

  test('when one address makes up readers without end', async () => {
    const { vote, counts } = await published();
    for (let reader = 0; reader < 30; reader += 1) await vote({ helped: false });
    const answer = await vote({ helped: false });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60']);
    expect(await counts()).toMatchObject({ no: 30 });
  });
});
