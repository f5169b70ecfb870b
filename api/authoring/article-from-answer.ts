// An answer that could serve everybody, as the draft of an article: what it says of nobody, and nothing of a medical matter.
import { randomUUID } from 'node:crypto';
import { splitWords } from '../../content/search/tokenize.ts';
import { draftSection, praisedSentences } from '../../content/review/draft-section.ts';
import { ownWords } from '../../content/review/own-words.ts';
import { authoringWords as words } from '../../content/fr/authoring-words.ts';
import { civilDate } from '../../domain/calendar-dates.ts';
import { dayOf } from '../../domain/indicators/civil-days.ts';
import { withoutPersonalData } from '../../domain/personal-data.ts';
import { deskLine } from '../../store/desk-list.ts';
import { holdsMedicalText } from '../../store/medical-texts.ts';
import { publishedArticles } from '../../store/published-articles.ts';
import { answersTo } from '../../store/review-cases.ts';
import { firstWords } from '../../store/review-requests.ts';
import { viewOf } from '../agents/views.ts';
import type { Session } from '../agents/session.ts';
import type { ApiContext } from '../context.ts';
import { Refusal } from '../errors.ts';
import { saveArticle } from './write-article.ts';

export type AnswerDraft = { title: string; markdown: string };

const ORDINARY: ReadonlySet<string | null> = new Set(['question', 'complaint']);

/**
 * Throws Refusal `wrong-team` for who may not read the question, `not-for-all` for a medical matter, for one with a passage that was
 * masked, and where nothing is left that is about nobody.
 */
export async function draftFromAnswer(
  site: ApiContext,
  agent: Session,
  reference: string,
): Promise<AnswerDraft> {
  const { db } = site.store;
  const line = await deskLine(db, reference);
  if (!line) throw new Refusal('not-found');
  if (viewOf(agent, line) !== 'support') throw new Refusal('wrong-team');
  if (!ORDINARY.has(line.route) || (await holdsMedicalText(db, reference))) throw new Refusal('not-for-all');
  const articles = (await publishedArticles(db)).map(({ title, markdown }) => `${title}\n${markdown}`);
  const praised = (await answersTo(site, [reference])).map(({ text }) => text);
  const said = praisedSentences({ praised, articles }).filter(isUntouched);
  if (said.length === 0) throw new Refusal('not-for-all');
  const asked = ownWords((await firstWords(site, reference)) ?? '');
  const section = draftSection({ name: words.toName, praised, asked: [asked], articles }) ?? '';
  const heading = /^## (.+)$/m.exec(section)?.[1] ?? '';
  const isTitle = heading.length >= 5 && !heading.includes(words.toName) && isUntouched(heading);
  const title = isTitle ? heading : words.toName;
  return { title, markdown: said.join(' ') };
}

/** A second sieve, which knows other marks of a person. */
function isUntouched(sentence: string): boolean {
  return withoutPersonalData(sentence) === sentence;
}

const DATES = 365;

/** Keeps it for the editors; gives its id. */
export async function keepAnswerDraft(
  site: ApiContext,
  agent: Session,
  reference: string,
): Promise<{ id: string }> {
  const { title, markdown } = await draftFromAnswer(site, agent, reference);
  const today = dayOf(site.now());
  const slug = splitWords(title).slice(0, 7).join('-').slice(0, 80);
  const { id } = await saveArticle(site, agent, {
    id: randomUUID(),
    base: 0,
    fields: {
      slug: /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug) ? slug : 'nouvel-article',
      title,
      topic: words.toSort,
      audience: 'both',
      reviewed: civilDate(today),
      expires: civilDate(today + DATES),
      keywords: [],
      related: [],
      asked: [],
      sources: [],
      markdown,
    },
  });
  return { id };
}
