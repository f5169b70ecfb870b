// The ways of finding an article, compared on the same questions: npx tsx bench/retrieval/compare.ts
// With EMBEDDINGS_URL, embeddings too: EMBEDDINGS_MODEL names the model, EMBEDDINGS_QUERIES another name for questions.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readArticles } from '../../content/articles.ts';
import { type SearchVocabulary, readVocabulary } from '../../content/search/vocabulary.ts';
import type { Searchable } from '../../content/search/search-index.ts';
import { foldText } from '../../content/search/tokenize.ts';
import { isRight, type LabelledQuestion, readQuestions, roleOf } from '../../cli/faq-questions.ts';
import { withEmbeddings } from './embeddings.ts';
import { METHODS, type Ranking } from './methods.ts';

const FOLDS = 5;
const MANY = 5_000;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const articles = await readArticles(here('../../content/fr/articles'));
const knowledge = readVocabulary();
const { EMBEDDINGS_URL: url, EMBEDDINGS_MODEL: model = 'embeddings', EMBEDDINGS_QUERIES } = process.env;
const embeddings =
  url === undefined ? {} : withEmbeddings({ url, passages: model, questions: EMBEDDINGS_QUERIES ?? model });
const methods = { ...METHODS, ...embeddings };
const [wanted] = process.argv.slice(2);

if (wanted === undefined) {
  console.log(
    '| | faq_dev | held_out | fresh_a | written_dev, 5 folds | ms p50 / p95 | ready in | memory | 5,000 articles, p95 |',
  );
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  // Each in a process of its own: memory is not shared.
  for (const name of Object.keys(methods)) {
    console.log(
      execFileSync(process.execPath, [...process.execArgv, '--expose-gc', here('compare.ts'), name], {
        encoding: 'utf8',
      }).trim(),
    );
  }
} else {
  console.log(await row(wanted));
}
process.exit();

async function row(name: string): Promise<string> {
  const method = methods[name];
  if (!method) throw new Error(`no method is called ${name}`);
  const before = memory();
  const started = performance.now();
  const ranking = await method(articles, knowledge);
  const ready = performance.now() - started;
  const held = memory() - before;
  const faq = await quality(ranking, questionsOf('faq_dev'));
  const heldOut = await quality(ranking, questionsOf('held_out'));
  const fresh = await quality(ranking, questionsOf('fresh_a'));
  const times = await timesOf(ranking);
  const cells = [
    faq.cell,
    heldOut.cell,
    fresh.cell,
    await crossed(name),
    spread(times),
    `${Math.round(ready)} ms`,
    `${Math.round(held)} MiB`,
  ];
  return `| ${[name, ...cells, await amongMany(name)].join(' | ')} |`;
}

function memory(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss / 2 ** 20;
}

function questionsOf(name: string): LabelledQuestion[] {
  return readQuestions(here(`../../test/data/faq/${name}.jsonl`)).filter(({ covered }) => covered);
}

/** The right article first, and among the first three. */
async function quality(ranking: Ranking, questions: readonly LabelledQuestion[]) {
  let [first, near] = [0, 0];
  for (const asked of questions) {
    const slugs = await ranking(asked.question, roleOf(asked));
    if (isRight(asked, slugs[0])) first += 1;
    if (slugs.slice(0, 3).some((slug) => isRight(asked, slug))) near += 1;
  }
  const cell = `${(first / questions.length).toFixed(2)} / ${(near / questions.length).toFixed(2)}`;
  return { first, near, cell };
}

/** Each fifth of the written questions asked of a search that has not learnt from it. */
async function crossed(name: string): Promise<string> {
  const questions = questionsOf('written_dev');
  let [first, near] = [0, 0];
  for (let nth = 0; nth < FOLDS; nth += 1) {
    const left = questions.filter((_, at) => at % FOLDS === nth);
    const part = await quality((await methods[name]?.(articles, without(left))) ?? (() => []), left);
    first += part.first;
    near += part.near;
  }
  return `${(first / questions.length).toFixed(2)} / ${(near / questions.length).toFixed(2)}`;
}

function without(left: readonly LabelledQuestion[]): SearchVocabulary {
  const hidden = new Set(left.map(({ question }) => foldText(question)));
  const others = (texts: readonly string[]) => texts.filter((text) => !hidden.has(foldText(text)));
  const asked = Object.entries(knowledge.asked).map(([slug, texts]) => [slug, others(texts)] as const);
  return { ...knowledge, asked: Object.fromEntries(asked), unanswered: others(knowledge.unanswered) };
}

async function timesOf(ranking: Ranking): Promise<number[]> {
  const times: number[] = [];
  for (const asked of [...questionsOf('held_out'), ...questionsOf('held_out')]) {
    const started = performance.now();
    await ranking(asked.question, roleOf(asked));
    times.push(performance.now() - started);
  }
  // The first half warms up.
  return times.slice(times.length / 2).toSorted((one, other) => one - other);
}

function spread(times: readonly number[]): string {
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  return `${at(0.5)} / ${at(0.95)}`;
}

/** The articles many times over, their words changed a little so that they are not all one. */
async function amongMany(name: string): Promise<string> {
  // Tens of thousands of paragraphs for the server to read.
  if (name in embeddings) return '';
  const many = Array.from({ length: MANY }, (_, at): Searchable => {
    const article = articles[at % articles.length];
    if (!article) throw new Error('no article');
    const nth = Math.floor(at / articles.length);
    if (nth === 0) return article;
    const words = article.markdown.replaceAll(/\b(\p{L}{7,})\b/gu, (word, _all, offset: number) =>
      offset % 3 === nth % 3 ? `${word}${String.fromCodePoint(97 + (nth % 26))}` : word,
    );
    return { ...article, slug: `${article.slug}-${nth}`, markdown: words };
  });
  const times = await timesOf((await methods[name]?.(many, knowledge)) ?? (() => []));
  return `${(times[Math.floor(times.length * 0.95)] ?? 0).toFixed(1)} ms`;
}
