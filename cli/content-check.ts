import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { type Article, ArticleProblems, withPromise } from '../content/articles.ts';
import { lawNotYetRead } from '../content/check-articles.ts';
import { type Contradiction, contradictions } from '../content/contradictions.ts';
import { articlePairs } from '../content/review/article-pairs.ts';
import { ARTICLES_FOLDER, checkedArticles } from '../content/load-articles.ts';
import { publishedWords } from '../content/promise-text.ts';
import { retrievalOver } from '../content/search/retrieval.ts';
import { foldText } from '../content/search/tokenize.ts';
import { readVocabulary } from '../content/search/vocabulary.ts';
import { triage } from '../content/triage/triage.ts';
import { DAY } from '../domain/durations.ts';
import { privacySocket } from '../service/privacy-socket.ts';
import { type Chat, firstTurn } from './first-turn.ts';
import { onPrivacy } from './on-privacy.ts';

/** What somebody asked: in a file of questions, or to the service. */
const Asked = z
  .object({
    question: z.string().optional(),
    text: z.string().optional(),
    role: z.string().optional(),
    audience: z.string().optional(),
  })
  .transform(({ question, text, role, audience }, { addIssue }): AskedQuestion => {
    const said = question ?? text;
    if (said === undefined) addIssue('neither question nor text');
    const who = role ?? audience;
    return { text: said ?? '', role: who === 'employee' || who === 'employer' ? who : 'unknown' };
  });
export type AskedQuestion = { text: string; role: 'employee' | 'employer' | 'unknown' };

/** A question to which no section holds the answer, how often it was asked, why, and the article nearest to it. */
type Unanswered = { question: string; times: number; reason: string; nearest: string | null };

type Checked = {
  articles: number;
  drafts: number;
  /** To correct before anything is published, sources of the law older than a year among them. */
  problems: string[];
  /** Sections whose law nobody has read where it stands; no reason to publish nothing. */
  lawNotYetRead: string[];
  /** Articles of which one could do for both. */
  twins: (readonly [string, string])[];
  contradictions: Contradiction[];
  /** Null when there are no questions: no file, no service that runs. */
  unanswered: { asked: number; questions: Unanswered[] } | null;
};

/** Registers `check` under the command given. */
export function contentCheck(program: Command): void {
  program
    .command('check')
    .description(
      'say what is to be corrected in the articles, sources of the law older than a year included (exit code 1 when something ' +
        'is), of which sections the law was not read yet, which give one thing two figures, and what people asked that no section answers',
    )
    .argument('[folder]', 'folder of Markdown files', ARTICLES_FOLDER)
    .option(
      '--questions <file>',
      'what people asked, one JSON object a line with question or text; without it, what the service that runs was asked',
    )
    .option('--days <days>', 'of the service that runs: how far back', Number, 28)
    .option('--json', 'everything as JSON')
    .action(async (folder: string, options: { questions?: string; days: number; json?: boolean }) => {
      const checked = await check(folder, await questionsOf(options));
      console.log(options.json ? JSON.stringify(checked, null, 2) : linesOf(checked).join('\n'));
      if (checked.problems.length > 0) process.exitCode = 1;
    });
}

async function check(folder: string, asked: AskedQuestion[] | undefined): Promise<Checked> {
  const { articles, problems } = await checkedArticles(today(), folder).catch((error: unknown) => {
    if (!(error instanceof ArticleProblems)) throw error;
    return { articles: [], problems: [...error.problems] };
  });
  const published = articles.filter(({ status }) => status === 'published');
  return {
    articles: articles.length,
    drafts: articles.length - published.length,
    problems,
    lawNotYetRead: lawNotYetRead(published),
    twins: articlePairs(published).flatMap(({ slugs, why }) => (why === 'duplicate' ? [slugs] : [])),
    contradictions: contradictions(published),
    unanswered:
      asked === undefined
        ? null
        : { asked: asked.length, questions: await unansweredAmong(asked, published) },
  };
}

/** A running service is known by its socket; starting nothing for the sake of a check. */
async function questionsOf({
  questions,
  days,
}: {
  questions?: string;
  days: number;
}): Promise<AskedQuestion[] | undefined> {
  if (questions !== undefined) return readAsked(questions);
  if (!existsSync(privacySocket(readConfig().dataFolder))) return undefined;
  const to = Date.now();
  return onPrivacy({ name: 'asked', from: to - days * DAY, to });
}

/** Throws, naming the line, when one is no question. */
export function readAsked(file: string): AskedQuestion[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (line.trim() === '') return [];
      try {
        return [Asked.parse(JSON.parse(line))];
      } catch (cause) {
        throw new Error(`${file}:${at + 1}: no question`, { cause });
      }
    });
}

/** What the help centre lacks; a case, a person asked for and a language are no gap in it. */
const GAPS: ReadonlySet<string> = new Set(['no-article', 'no-evidence', 'unsure']);

/** Each asked as a first message of the chat, the most asked first. */
export async function unansweredAmong(
  asked: readonly AskedQuestion[],
  articles: readonly Article[],
): Promise<Unanswered[]> {
  const shown = articles.map((article) => withPromise(article, publishedWords));
  const chat: Chat = { qualify: triage(), retrieval: retrievalOver(shown, readVocabulary()) };
  const found = new Map<string, Unanswered>();
  for (const one of asked) {
    const same = found.get(foldText(one.text));
    if (same) same.times += 1;
    else {
      const { decision, reason, found: near } = await firstTurn(chat, one);
      const isAskedBack = decision === 'clarify' && reason === '';
      if (!isAskedBack && !(decision === 'handoff' && GAPS.has(reason))) continue;
      found.set(foldText(one.text), {
        question: one.text,
        times: 1,
        reason: isAskedBack ? 'unsure' : reason,
        nearest: near[0]?.slug ?? null,
      });
    }
  }
  return [...found.values()].toSorted((one, other) => other.times - one.times);
}

function linesOf({
  articles,
  drafts,
  problems,
  lawNotYetRead: unread,
  twins,
  contradictions: opposed,
  unanswered,
}: Checked): string[] {
  return [
    ...(problems.length > 0
      ? ['articles to correct:', ...problems]
      : [`${articles} articles are right, ${drafts} of them drafts`]),
    ...(unread.length > 0 ? [`law not yet read (${unread.length}):`] : []),
    ...unread.map((source) => `  ${source}`),
    ...twins.map(([one, other]) => `${one} and ${other} say the same`),
    ...(opposed.length > 0 ? [`one thing, two figures (${opposed.length}), to be read side by side:`] : []),
    ...opposed.map(({ sides }) =>
      sides.map(({ slug, heading, sentence }) => `  ${slug} § ${heading}: ${sentence}`).join('\n'),
    ),
    ...(unanswered === null
      ? ['nothing said of what people asked: give --questions, or start the service']
      : [`no section answers ${unanswered.questions.length} of ${unanswered.asked} questions asked:`]),
    ...(unanswered?.questions ?? []).map(
      ({ question, times, reason, nearest }) =>
        `  ${times}× ${question.replaceAll(/\s+/g, ' ')} (${reason}; nearest ${nearest ?? 'nothing'})`,
    ),
  ];
}

/** The civil date in Paris, where the articles are written. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(Date.now());
}
