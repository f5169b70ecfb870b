// Closed questions as those who train may read them: ordinary matters alone, nobody named, nothing that triage would mask today.
import { ordinaryWords } from '../../content/training/ordinary-words.ts';
import { type Known, pseudonymise } from '../../content/training/pseudonyms.ts';
import type { QuestionFacts } from '../../domain/indicators/facts.ts';
import { readsAsMedicalAdvice } from '../../domain/triage/advice.ts';
import { agentList } from '../../store/agents.ts';
import { publishedArticles } from '../../store/published-articles.ts';
import { teachingCases, type TeachingCase } from '../../store/training-cases.ts';
import type { ApiContext } from '../context.ts';

type Site = Pick<ApiContext, 'store' | 'vault' | 'qualify'>;
export type Lesson = { facts: QuestionFacts; asked: string; given: string };

/** In the order given. Left out: what may not be shown, and what is destroyed. */
export async function lessonsFrom(site: Site, told: readonly QuestionFacts[]): Promise<Lesson[]> {
  const cases = await teachingCases(
    site,
    told.map(({ reference }) => reference),
  );
  const known = cases.size === 0 ? undefined : await knownHere(site);
  const lessons: Lesson[] = [];
  for (const facts of told) {
    const found = cases.get(facts.reference);
    if (found && known && (await isOrdinary(site, facts, found)))
      lessons.push({ facts, ...maskNames(found, known) });
  }
  return lessons;
}

/** Read again by today's rules: what they have learnt since then counts. */
async function isOrdinary(
  { qualify }: Site,
  { channel, role }: QuestionFacts,
  { asked, given }: TeachingCase,
): Promise<boolean> {
  const [question, answer] = [
    await qualify(asked, { channel, role }),
    await qualify(given, { channel, role }),
  ];
  const isOurs = ['question', 'complaint', 'other'].includes(question.route);
  return isOurs && !question.sensitive && !answer.sensitive && !readsAsMedicalAdvice(given);
}

async function knownHere({ store }: Site): Promise<Known> {
  const [articles, agents] = await Promise.all([publishedArticles(store.db), agentList(store.db)]);
  return {
    ...ordinaryWords(articles.map(({ title, markdown }) => `${title}\n${markdown}`)),
    people: agents.map(({ name }) => name),
  };
}

function maskNames(found: TeachingCase, known: Known): Pick<Lesson, 'asked' | 'given'> {
  const all = { ...known, people: [...known.people, ...found.people] };
  return { asked: pseudonymise(found.asked, all), given: pseudonymise(found.given, all) };
}
