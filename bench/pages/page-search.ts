// The help centre's search with 5,000 articles, as a browser gets it, over HTTP: npx tsx bench/pages/page-search.ts
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { readQuestions } from '../../cli/faq-questions.ts';
import { type Article, readArticles } from '../../content/articles.ts';
import { publishedWords } from '../../content/promise-text.ts';
import { readVocabulary } from '../../content/search/vocabulary.ts';
import { retrievalOver } from '../../content/search/retrieval.ts';
import { publishedHours } from '../../domain/calendar.ts';
import { searchPages } from '../../service/search-pages.ts';
import { bundled, pages } from '../../web/pages.tsx';

const MANY = 5_000;
const WARM = 60;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const articles = manyOf(await readArticles(here('../../content/fr/articles')));
const began = performance.now();
const retrieval = retrievalOver(articles, readVocabulary());
console.log(`${articles.length} articles indexed in ${Math.round(performance.now() - began)} ms\n`);
const site = pages({
  address: 'https://aide.example',
  assets: await bundled(),
  articles: () => articles,
  search: searchPages({ retrieval, articles: () => articles }),
  promise: () => publishedWords,
  hours: () => publishedHours,
  replyDue: () => undefined,
  now: Date.now,
  api: () => new Response('{}', { status: 503 }),
});
const server = serve({ fetch: site.fetch, port: 0 });
await once(server, 'listening');
const listening = server.address();
const address = `http://localhost:${typeof listening === 'object' ? listening?.port : ''}`;

const questions = readQuestions(here('../../test/data/faq/held_out.jsonl')).map(({ question }) => question);
const typed = questions.slice(0, 40).flatMap((question) => [6, 12, 20].map((end) => question.slice(0, end)));
console.log('ms'.padEnd(34), 'p50'.padStart(8), 'p95'.padStart(8), 'p99'.padStart(8), 'p95 cpu'.padStart(8));
await measured('page of results, whole questions', '/aide/recherche', questions);
await measured('page of results, a word or two', '/aide/recherche', typed);
await measured('suggestions, as one types', '/aide/suggestions', typed);
server.close();
process.exit();

async function measured(name: string, path: string, queries: readonly string[]): Promise<void> {
  for (const query of queries.slice(0, WARM)) await timeOf(path, query);
  const times: Time[] = [];
  for (const query of queries) times.push(await timeOf(path, query));
  const figures = [0.5, 0.95, 0.99].map((share) =>
    percentile(
      times.map(({ waited }) => waited),
      share,
    ),
  );
  console.log(
    name.padEnd(34),
    ...figures,
    percentile(
      times.map(({ worked }) => worked),
      0.95,
    ),
  );
}

function percentile(times: readonly number[], share: number): string {
  const sorted = times.toSorted((one, other) => one - other);
  return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1).padStart(8);
}

/** `worked` is the processor's time, asking included: on a machine that is busy elsewhere, what the waiting would be. */
type Time = { waited: number; worked: number };

async function timeOf(path: string, query: string): Promise<Time> {
  const started = performance.now();
  const before = process.cpuUsage();
  const answer = await fetch(`${address}${path}?q=${encodeURIComponent(query)}`);
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  const { user, system } = process.cpuUsage(before);
  return { waited: performance.now() - started, worked: (user + system) / 1000 };
}

/** The articles many times over, their words changed a little so that they are not all one. */
function manyOf(some: readonly Article[]): Article[] {
  return Array.from({ length: MANY }, (_, at): Article => {
    const article = some[at % some.length];
    if (!article) throw new Error('no article to copy');
    if (at < some.length) return article;
    const round = Math.floor(at / some.length);
    return {
      ...article,
      slug: `${article.slug}-${round}`,
      title: `${article.title} (cas ${round})`,
      markdown: `${article.markdown}\n\n## Le cas ${round}\n\nCe qui change au cas ${round} : la règle ${at}, la pièce p${at % 97}.\n`,
    };
  });
}
