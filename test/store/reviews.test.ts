// The weekly review on either database: kept once, decided once, and what nobody touches passes.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reviewActivities } from '../../activities/weekly-review.ts';
import type { Request, ReviewReport } from '../../content/review/review-messages.ts';
import { DAY } from '../../domain/durations.ts';
import { decideProposal, endProposal, keepReview, reviewsKept } from '../../store/reviews.ts';
import { endProductEvent, productEventsBetween, recordProductEvent } from '../../store/product-events.ts';
import { keepFacts } from '../../store/question-facts.ts';
import { isQuestion, requestsBetween } from '../../store/review-requests.ts';
import { keys, messages } from '../../store/schema.ts';
import type { QuestionFacts } from '../../domain/indicators/facts.ts';
import { keepVote } from '../../store/votes.ts';
import { stores, type Opened } from '../support/stores.ts';

/** Monday 16 November 2026, 9:00 in Paris. */
const now = Date.parse('2026-11-16T08:00:00Z');
const proposal = {
  kind: 'product',
  name: 'bouton · confirmer',
  article: null,
  section: null,
  now: 4,
  before: 3,
  trend: [0, 0, 1, 1, 1, 4],
  openMinutes: 900,
  questions: ['PAL-AAAA-2222'],
} as const;
const week = { week: '2026-11-09', at: now, requests: 7, groups: 1 };
const kept = () => ({
  ...week,
  proposals: [{ ...proposal, trend: [...proposal.trend], questions: [...proposal.questions] }],
});

const follow = () => Promise.resolve([[]]);

describe.each(stores)('a weekly review on %s', (_, open) => {
  let opened: Opened;
  const all = async () => (await reviewsKept(opened)).proposals;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened?.remove());

  type Surveyed = { comment: string; masked?: string; route?: QuestionFacts['route'] };

  /** A question of five days ago, rated 1. */
  async function surveyed(
    question: string,
    { comment, masked, route = 'question' }: Surveyed,
  ): Promise<void> {
    const { rows, sealer } = await opened.vault.fresh(question);
    const id = `${question}:rating`;
    const audience = masked === undefined ? 'support' : 'medical';
    const sealed = (part: 'body' | 'masked', text: string) =>
      sealer(part === 'masked' ? 'support' : audience, id, part)(JSON.stringify({ text }));
    const at = now - 5 * DAY;
    await opened.store.db.insert(keys).values(rows);
    await opened.store.db.insert(messages).values({
      id,
      question,
      author: 'requester',
      kind: 'comment',
      open: true,
      audience,
      body: sealed('body', comment),
      masked: masked === undefined ? null : sealed('masked', masked),
      at,
    });
    await keepFacts(opened.store.db, {
      reference: question,
      channel: 'chat',
      role: 'employee',
      route,
      team: 'support',
      receivedAt: at - 30 * DAY,
      automated: false,
      handedOff: true,
      assistantMessages: 0,
      clocks: [],
      replies: [],
      resolutions: [],
      rating: { at, score: 1 },
      promises: [],
      moves: [],
    });
  }

  test('is kept once, with the words of its groups sealed', async () => {
    expect(await keepReview(opened, kept())).toBe(true);
    expect(await keepReview(opened, kept())).toBe(false);
    expect(await reviewsKept(opened)).toMatchObject({
      last: week,
      proposals: [{ ...proposal, state: 'open' }],
    });
  });

  test('is decided once, by whoever comes first', async () => {
    const refused = { id: '2026-11-09-1', by: 'ines', at: now, state: 'refused', reason: 'connu' } as const;
    expect(await decideProposal(opened, refused)).toBe(true);
    expect(
      await decideProposal(opened, {
        id: '2026-11-09-1',
        by: 'marc',
        at: now,
        state: 'accepted',
        owner: 'marc',
        due: '2026-12-01',
      }),
    ).toBe(false);
    expect(await all()).toMatchObject([{ state: 'refused', reason: 'connu', decidedBy: 'ines' }]);
  });

  test('reads the comments of whom an article did not help, of six weeks up to Sunday', async () => {
    const vote = { slug: 'import-csv', version: '1', helped: false, comment: 'la date est refusée' };
    await keepVote(opened, { ...vote, id: 'in', at: now - 3 * DAY });
    await keepVote(opened, { ...vote, id: 'helped', helped: true, at: now - 3 * DAY });
    await keepVote(opened, { ...vote, id: 'today', at: now });
    await keepVote(opened, { ...vote, id: 'long-ago', at: now - 60 * DAY });
    const seen: Request[] = [];
    const review = (requests: readonly Request[]): Promise<ReviewReport> => {
      seen.push(...requests);
      return Promise.resolve({ groups: [], unplaced: [] });
    };
    await reviewActivities({ ...opened, review, follow }).reviewWeek({ now });
    expect(seen).toMatchObject([{ id: 'vote:in', date: '2026-11-13', text: 'la date est refusée' }]);
  });

  test('reads what people wrote beside their rating, of ordinary questions alone, as support reads it', async () => {
    await surveyed('PAL-AAAA-2222', { comment: 'réponse trop tardive' });
    await surveyed('PAL-BBBB-2222', { comment: 'toujours mal au dos', masked: '[donnée médicale masquée]' });
    await surveyed('PAL-CCCC-2222', { comment: 'le docteur a répondu', route: 'medical_employee' });
    const read = await requestsBetween(opened, { from: now - 6 * DAY, to: now });
    expect(read.filter(({ id }) => !isQuestion(id) && id.startsWith('survey:'))).toMatchObject([
      { text: 'réponse trop tardive', rating: 1, outcome: 'no_result', date: '2026-11-11' },
      { text: '[donnée médicale masquée]', rating: 1 },
    ]);
  });

  test('lets pass what nobody touched for four weeks', async () => {
    await keepReview(opened, { ...kept(), week: '2026-11-02', at: now });
    const review = () => Promise.resolve({ groups: [], unplaced: [] });
    const activities = reviewActivities({ ...opened, review, follow });
    expect(await activities.reviewWeek({ now: now + 28 * DAY })).toMatchObject({ expired: 0 });
    expect(await activities.reviewWeek({ now: now + 29 * DAY })).toMatchObject({ expired: 1 });
  });

  test('is accepted under another name and as another kind, measured once its time has come, and ended once', async () => {
    const at = now + 60 * DAY;
    await keepReview(opened, { ...kept(), week: '2027-01-04', at });
    const id = '2027-01-04-1';
    const accepted = { id, by: 'ines', at, state: 'accepted', owner: 'Marc', due: '2027-01-22' } as const;
    expect(await decideProposal(opened, { ...accepted, name: 'bouton gris', kind: 'training' })).toBe(true);
    const own = async () => (await all()).find((one) => one.id === id);
    expect(await own()).toMatchObject({ name: 'bouton gris', kind: 'training', edited: true, effect: null });
    const review = () => Promise.resolve({ groups: [], unplaced: [] });
    const { measureEffects } = reviewActivities({ ...opened, review, follow });
    expect(await measureEffects({ now: Date.parse('2027-02-19T00:00:00+01:00') })).toBe(0);
    expect(await measureEffects({ now: Date.parse('2027-02-20T00:00:00+01:00') })).toBe(1);
    expect(await measureEffects({ now: at + 300 * DAY })).toBe(0);
    expect((await own())?.effect).toMatchObject({ contact: {}, assistant: {}, satisfaction: {} });
    const ended = { id, by: 'ines', at, ending: 'kept', note: 'moins de demandes' } as const;
    expect(await endProposal(opened.store, ended)).toBe(true);
    expect(await endProposal(opened.store, { ...ended, ending: 'rolled_back' })).toBe(false);
    expect(await endProposal(opened.store, { ...ended, id: '2026-11-09-1' })).toBe(false);
    expect(await own()).toMatchObject({ ending: 'kept', note: 'moins de demandes' });
  });

  test('shows what changed in the product in its weeks, and when that was over', async () => {
    const event = { kind: 'incident', begins: '2026-11-10', ends: null, by: 'ines', at: now } as const;
    await recordProductEvent(opened.store, { ...event, id: 'a', title: 'Panne de la réservation' });
    await recordProductEvent(opened.store, {
      ...event,
      id: 'b',
      title: 'Ancienne panne',
      begins: '2026-01-05',
    });
    expect(await endProductEvent(opened.store, 'b', '2026-01-06')).toBe(true);
    expect(await endProductEvent(opened.store, 'b', '2026-02-06')).toBe(false);
    expect(await endProductEvent(opened.store, 'a', '2026-11-01')).toBe(false);
    const shown = await productEventsBetween(opened.store, '2026-10-05', '2026-11-16');
    expect(shown.map(({ id }) => id)).toEqual(['a']);
  });
});
