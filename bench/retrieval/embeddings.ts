import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { cosineSimilarity, embedMany } from 'ai';
import { passagesOf } from '../../content/search/passages.ts';
import type { Searchable } from '../../content/search/search-index.ts';
import { searcher } from '../../content/search/search.ts';
import { indexArticles } from '../../content/search/search-index.ts';
import { bm25, type Method, miniSearch, NOTHING, postgres, type Ranking } from './methods.ts';

/** An embeddings server that speaks OpenAI's API; some models are told a question from a passage by another name. */
export type Provider = { url: string; passages: string; questions: string };

/** The same with embeddings beside them, where a server for them is given. */
export function withEmbeddings(provider: Provider): Record<string, Method> {
  const beside =
    (method: Method): Method =>
    async (articles, knowledge) =>
      fused(await method(articles, knowledge), await byMeaning(articles, provider));
  return {
    'embeddings alone': async (articles) => {
      const meaning = await byMeaning(articles, provider);
      return async (query) => best(await meaning(query));
    },
    'PostgreSQL full text + embeddings': beside((articles) => postgres(articles, {})),
    'MiniSearch + embeddings': beside((articles) => miniSearch(articles, {})),
    'our BM25, stems and meanings + embeddings': beside((articles, { written, same }) =>
      bm25(articles, { ...NOTHING, written, same }),
    ),
    'ways of asking learnt (in use) + embeddings': async (articles, knowledge) => {
      const search = searcher(indexArticles(articles, knowledge));
      const meaning = await byMeaning(articles, provider);
      return async (query, role) => {
        const near = await meaning(query);
        const found = search(query, role).map(
          ({ slug, score }) => [slug, score + NEARNESS * (near.get(slug) ?? 0)] as const,
        );
        return best(new Map(found));
      };
    },
  };
}

/** Weight of a cosine beside the logarithm of a chance: 5 to 30 gave the same. */
const NEARNESS = 10;

/** Articles by the meaning of their nearest paragraph. */
async function byMeaning(articles: readonly Searchable[], provider: Provider): Promise<Scores> {
  const passages = articles.flatMap((article) =>
    passagesOf(article).map(({ slug, heading = '', text }) => ({
      slug,
      text: [article.title, heading, text].join('\n').slice(0, LONGEST),
    })),
  );
  const vectors = await embedded(
    passages.map(({ text }) => text),
    provider.passages,
    provider.url,
  );
  return async (query) => {
    const [asked = []] = await embedded([query], provider.questions, provider.url);
    const nearest = new Map<string, number>();
    passages.forEach(({ slug }, at) => {
      const near = cosineSimilarity(asked, vectors[at] ?? []);
      nearest.set(slug, Math.max(near, nearest.get(slug) ?? -1));
    });
    return nearest;
  };
}

type Scores = (query: string) => Promise<ReadonlyMap<string, number>>;

/** Characters of a paragraph; small models read a few hundred tokens. */
const LONGEST = 1_500;

/** Reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009), with their constant. */
function fused(words: Ranking, meaning: Scores): Ranking {
  return async (query, role) => {
    const byWords = await words(query, role);
    const byNearness = best(await meaning(query));
    const points = new Map<string, number>();
    for (const ranked of [byWords, byNearness])
      ranked.forEach((slug, rank) => points.set(slug, (points.get(slug) ?? 0) + 1 / (60 + rank + 1)));
    return best(points);
  };
}

function best(scores: ReadonlyMap<string, number>): string[] {
  return [...scores].toSorted(([, one], [, other]) => other - one).map(([slug]) => slug);
}

const known = new Map<string, Promise<number[]>>();

/** Each text once: the folds of a comparison ask for the same ones. */
async function embedded(texts: readonly string[], model: string, baseURL: string): Promise<number[][]> {
  const missing = texts.filter((text) => !known.has(`${model} ${text}`));
  if (missing.length > 0) {
    const server = createOpenAICompatible({ baseURL, name: 'embeddings' });
    const asked = embedMany({ model: server.textEmbeddingModel(model), values: missing });
    missing.forEach((text, at) =>
      known.set(
        `${model} ${text}`,
        asked.then(({ embeddings }) => embeddings[at] ?? []),
      ),
    );
  }
  return Promise.all(texts.map((text) => known.get(`${model} ${text}`) ?? Promise.resolve([])));
}
