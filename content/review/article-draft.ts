// A draft of an article out of what agents answered: only what at least two of them said, for a person to write from.
import { articleOf } from '../articles.ts';
import { tellingStems } from '../likeness.ts';
import { sentencesOf } from '../search/search.ts';
import { splitWords } from '../search/tokenize.ts';
import { ownWords } from './own-words.ts';

type Said = { text: string; stems: ReadonlySet<string>; answer: number };

/** Share of the words of the shorter one from which two sentences say the same. */
const SAME = 0.6;
const SENTENCES = 8;
const SHORTEST = 4;
/** Of the case at hand, or of somebody: a number long enough to name one, an address, what the agent does now. */
const OF_ONE_CASE =
  /\d{4,}|@|\bPAL-|^(?:je|j['’]|nous (?:avons|attendons)|votre (?:dossier|demande|message)|m(?:erci|adame|onsieur)\b)/i;

/**
 * What several answers say, each thing once, in the order in which they say it. Nothing that one answer alone holds: it
 * may be about somebody.
 */
export function commonAnswers(answers: readonly string[]): string[] {
  const said = answers.flatMap((text, answer) =>
    sentencesOf(ownWords(text)).map((sentence): Said => {
      const trimmed = sentence.trim();
      return { text: trimmed, answer, stems: new Set(tellingStems(trimmed)) };
    }),
  );
  const kept: (Said & { support: number })[] = [];
  for (const one of said.filter(({ text, stems }) => stems.size >= SHORTEST && !OF_ONE_CASE.test(text))) {
    const support = new Set(said.filter((other) => isSame(one, other)).map(({ answer }) => answer)).size;
    if (support >= 2 && !kept.some((other) => isSame(one, other))) kept.push({ ...one, support });
  }
  const chosen = new Set(kept.toSorted((one, other) => other.support - one.support).slice(0, SENTENCES));
  return kept.filter((one) => chosen.has(one)).map(({ text }) => text);
}

function isSame({ stems: one }: Said, { stems: other }: Said): boolean {
  const shared = [...one].filter((stem) => other.has(stem)).length;
  return shared >= SAME * Math.max(1, Math.min(one.size, other.size)) && shared >= SHORTEST - 1;
}

export type DraftAsked = {
  name: string;
  answers: readonly string[];
  /** What one answer that was rated high says of nobody: where the answers have nothing in common. */
  praised?: readonly string[];
  asked: readonly string[];
  /** Civil dates. */
  today: string;
  nextYear: string;
};

/** A file of the help centre, with status `draft`. It is checked as every article is before it is published. */
export function draftArticle({ name, answers, praised = [], asked, today, nextYear }: DraftAsked): string {
  const words = name.split(' · ').filter((word) => word !== '');
  const title = `À écrire : ${words.join(', ')}`;
  const slug = splitWords(words.join(' ')).slice(0, 6).join('-');
  const common = commonAnswers(answers);
  const body = common.length > 0 ? common : praised;
  const text = [
    '---',
    `slug: ${slug === '' ? 'nouvel-article' : slug}`,
    `title: ${JSON.stringify(title)}`,
    'topic: À classer',
    'audience: both',
    'status: draft',
    `reviewed: ${today}`,
    `expires: ${nextYear}`,
    `keywords: ${JSON.stringify(words)}`,
    'related: []',
    '---',
    '',
    ...(body.length > 0 ? body : ['À écrire : les réponses données ne disent rien en commun.']).flatMap(
      (sentence) => [sentence, ''],
    ),
    '## Ce que les personnes demandent',
    '',
    ...asked.map((question) => `- ${question.replaceAll(/\s+/g, ' ')}`),
    '',
  ].join('\n');
  const read = articleOf(text, slug === '' ? 'nouvel-article' : slug);
  if ('problems' in read) throw new Error(`a draft that is no article: ${read.problems.join(', ')}`);
  return text;
}
