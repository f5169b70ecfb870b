// The help centre on a real store and the real search, without an engine: reading needs none.
import { fileURLToPath } from 'node:url';
import { app } from '../../api/app.ts';
import type { ApiConfig } from '../../api/context.ts';
import { publishedRetrieval } from '../../cli/eval-answers.ts';
import { readArticles } from '../../content/articles.ts';
import { publishedWords } from '../../content/promise-text.ts';
import { publishedHours } from '../../domain/calendar.ts';
import { searchPages } from '../../service/search-pages.ts';
import { publishArticles, redirectOf } from '../../store/published-articles.ts';
import { bundled, pages } from '../../web/pages.tsx';
import { openSite } from '../api/test-site.ts';

const MOVED = 'reclamation';
const folder = fileURLToPath(new URL('../../content/fr/articles', import.meta.url));

/** Its articles as they are written; the procedure on complaints has stood at two addresses before. */
export async function openHelpSite(
  config: Partial<ApiConfig> = {},
  different: Parameters<typeof openSite>[0] = {},
) {
  const ours = { publicUrl: 'http://localhost', proxies: 1, ...config };
  const site = await openSite({ config: ours, ...different });
  const { store, clock } = site;
  const written = await readArticles(folder);
  const moved = (from: string) =>
    written.map((one) => (one.slug === MOVED ? { ...one, formerly: [from] } : one));
  await publishArticles(store, moved('tres-ancienne-adresse'), clock.now);
  const articles = moved('ancienne-adresse');
  const retrieval = await publishedRetrieval();
  const assets = await bundled();
  const whole: ReturnType<typeof app> = app(site.parts, () =>
    pages({
      address: 'https://aide.example',
      assets,
      articles: () => articles,
      leadsTo: (slug) => redirectOf(store.db, slug),
      search: searchPages({ retrieval, articles: () => articles }),
      promise: () => publishedWords,
      hours: () => publishedHours,
      replyDue: () => undefined,
      now: () => clock.now,
      api: (request): Response | Promise<Response> => whole.fetch(request),
    }),
  );
  return {
    ...site,
    articles,
    whole,
    /** The text of a page, its French spaces made plain. */
    read: async (path: string) =>
      (await (await whole.request(path)).text()).replaceAll(/[\u00A0\u202F]/g, ' '),
  };
}
