import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { cosineSimilarity, embedMany } from 'ai';
import { passagesOf } from '../../content/retrieval/passages.ts';
import type { Searchable } from '../../content/retrieval/shelf.ts';
import type { Ranking } from './methods.ts';

/** An embeddings server that speaks OpenAI's API; some models are told a question from a passage by another name. */
export type Provider = { url: string; passages: string; questions: string };

/** Articles by the meaning of their nearest paragraph. */
export async function byMeaning(articles: readonly Searchable[], provider: Provider): Promise<Scores> {
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

export type Scores = (query: string) => Promise<ReadonlyMap<string, number>>;

/** Characters of a paragraph; small models read a few hundred tokens. */
const LONGEST = 1_500;

/** Reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009), with their constant. */
export function fused(words: Ranking, meaning: Scores): Ranking {
  return async (query, role) => {
    const byWords = await words(query, role);
    const byNearness = best(await meaning(query));
    const points = new Map<string, number>();
    for (const ranked of [byWords, byNearness])
      ranked.forEach((slug, rank) => points.set(slug, (points.get(slug) ?? 0) + 1 / (60 + rank + 1)));
    return best(points);
  };
}

export function best(scores: ReadonlyMap<string, number>): string[] {
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
