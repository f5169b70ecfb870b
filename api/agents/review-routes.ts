import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { countRewritten } from '../../activities/assistant/attempt-record.ts';
import { causesOf } from '../../content/fr/cause-words.ts';
import { commonAnswers, draftArticle } from '../../content/review/article-draft.ts';
import { draftSection, praisedSentences } from '../../content/review/draft-section.ts';
import { ownWords } from '../../content/review/own-words.ts';
import { civilDate, dayNumber } from '../../domain/calendar-dates.ts';
import { dayOf } from '../../domain/indicators/civil-days.ts';
import { risesWith, type ProductEvent } from '../../domain/review/product-events.ts';
import { productEventsBetween } from '../../store/product-events.ts';
import { publishedArticles } from '../../store/published-articles.ts';
import { answersTo, hardCases } from '../../store/review-cases.ts';
import { firstWords } from '../../store/review-requests.ts';
import {
  decideProposal,
  endProposal,
  type KeptProposal,
  proposalKept,
  reviewsKept,
} from '../../store/reviews.ts';
import type { ApiContext, Env } from '../context.ts';
import { Refusal } from '../errors.ts';
import { body, json, refusalResponses, refuseInvalid } from '../forms.ts';
import { DecisionForm, End, ProposalFile, ReviewForm } from './review-forms.ts';
import { has } from './roles.ts';
import type { Session } from './session.ts';

const tags = ['desk'];
const params = z.object({ proposal: z.string().min(1).max(40) });

const read = createRoute({
  method: 'get',
  path: '/review',
  tags,
  summary: 'The last weekly review, and what reviews proposed, the latest first',
  responses: { 200: { description: 'The review', ...json(ReviewForm) }, ...refusalResponses(401, 403, 503) },
});
const open = createRoute({
  method: 'get',
  path: '/review/{proposal}',
  tags,
  summary: 'One proposal, with the draft that it calls for',
  request: { params },
  responses: {
    200: { description: 'The proposal', ...json(ProposalFile) },
    ...refusalResponses(401, 403, 404, 503),
  },
});
const decide = createRoute({
  method: 'put',
  path: '/review/{proposal}/decision',
  tags,
  summary:
    'Accept with an owner and a date, edited or not, or refuse with a reason; the first decision stands',
  request: { params, body: body(DecisionForm) },
  responses: { 204: { description: 'Decided' }, ...refusalResponses(401, 403, 404, 422, 503) },
});
const end = createRoute({
  method: 'put',
  path: '/review/{proposal}/ending',
  tags,
  summary: 'What became of an accepted one: kept, corrected or rolled back',
  request: { params, body: body(End) },
  responses: { 204: { description: 'Ended' }, ...refusalResponses(401, 403, 404, 422, 503) },
});

export function reviewRoutes(site: ApiContext) {
  return new OpenAPIHono<Env>({ defaultHook: refuseInvalid })
    .openapi(read, async (c) => {
      mustLead(c.get('agent'));
      return c.json(await weeklyReview(site), 200);
    })
    .openapi(open, async (c) => {
      mustLead(c.get('agent'));
      const proposal = await proposalKept(site, c.req.valid('param').proposal);
      if (proposal === undefined) throw new Refusal('not-found');
      return c.json(await fileOf(site, proposal), 200);
    })
    .openapi(decide, async (c) => {
      const { id: by } = mustLead(c.get('agent'));
      const { proposal: id } = c.req.valid('param');
      const decision = { ...c.req.valid('json'), id, by, at: site.now() };
      if (!(await decideProposal(site, decision))) throw new Refusal('not-found');
      return c.body(null, 204);
    })
    .openapi(end, async (c) => {
      const { id: by } = mustLead(c.get('agent'));
      const { proposal: id } = c.req.valid('param');
      const ended = { ...c.req.valid('json'), id, by, at: site.now() };
      if (!(await endProposal(site.store, ended))) throw new Refusal('not-found');
      return c.body(null, 204);
    });
}

export function mustLead(agent: Session): Session {
  if (!has(agent, 'supervisor')) throw new Refusal('forbidden');
  return agent;
}

const WEEKS = 6;

async function weeklyReview(site: ApiContext): Promise<z.infer<typeof ReviewForm>> {
  const { last, proposals } = await reviewsKept(site);
  const monday = dayNumber(last?.week ?? civilDate(dayOf(site.now())));
  const week = { from: monday, to: monday + 7 };
  const [events, { cases, all }] = await Promise.all([
    productEventsBetween(site.store, civilDate(week.from - 7 * WEEKS), civilDate(dayOf(site.now()))),
    hardCases(site.store, week),
  ]);
  return {
    last: last ?? null,
    proposals: await Promise.all(proposals.map((proposal) => proposalView(site, proposal, events))),
    cases: cases.map(({ reference, missed, journal }) => ({
      reference,
      missed,
      causes: causesOf({ journal, now: site.now() }),
    })),
    allCases: all,
    events,
  };
}

const SENTENCES = 3;
const LONGEST = 200;

/** Sentences only of what is not over: read from the questions themselves, so that they go with them. */
async function proposalView(site: ApiContext, proposal: KeptProposal, events: readonly ProductEvent[]) {
  const isOver = proposal.state === 'refused' || proposal.state === 'expired';
  const course = { monday: proposal.week, trend: proposal.trend };
  return {
    ...proposal,
    sentences: isOver ? [] : (await askedIn(site, proposal.questions)).slice(-SENTENCES),
    rewritten: await countRewritten(site, proposal.questions),
    risesWith: events.filter((event) => risesWith(event, course)).map(({ id }) => id),
  };
}

/** In the words of the last few of them, each sentence once. */
async function askedIn(site: ApiContext, questions: readonly string[]): Promise<string[]> {
  const texts = await Promise.all(questions.slice(-ASKED).map((reference) => firstWords(site, reference)));
  const own = texts.flatMap((text) => (text === undefined ? [] : [ownWords(text).slice(0, LONGEST)]));
  return [...new Set(own)];
}

const ASKED = 8;
const YEAR = 365;

async function fileOf(site: ApiContext, proposal: KeptProposal): Promise<z.infer<typeof ProposalFile>> {
  const { kind, name, questions, week } = proposal;
  const day = dayOf(site.now());
  const events = await productEventsBetween(
    site.store,
    civilDate(dayNumber(week) - 7 * WEEKS),
    civilDate(day),
  );
  const told = await answersTo(site, questions);
  const answers = told.map(({ text }) => text);
  const praised = told.filter(({ isPraised }) => isPraised).map(({ text }) => text);
  const articles = (await publishedArticles(site.store.db)).map(
    ({ title, markdown }) => `${title}\n${markdown}`,
  );
  const asked = await askedIn(site, questions);
  const dates = { today: civilDate(day), nextYear: civilDate(day + YEAR) };
  return {
    proposal: await proposalView(site, proposal, events),
    draft:
      kind === 'new_article'
        ? draftArticle({ name, answers, praised: praisedSentences({ praised, articles }), asked, ...dates })
        : kind === 'fix_article'
          ? draftSection({ name, praised, asked, articles })
          : null,
    answers: commonAnswers(answers),
  };
}
