// What readers and the assistant get, kept in step with what is published: at once, without a restart.
import { watch } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withPromise, type Article } from '../content/articles.ts';
import type { PromiseWords } from '../content/promise-text.ts';
import {
  followArticles,
  publishArticles,
  publishedArticles,
  type Publication,
} from '../store/published-articles.ts';
import type { Store } from '../store/open-store.ts';

export type Library = {
  /** Published now, in the order of their slugs. */
  articles: () => readonly Article[];
  close: () => void;
};

export type LibraryParts = {
  store: Store;
  /** Reads and checks the articles' files. Throws ArticleProblems. */
  read: () => Promise<Article[]>;
  /** Called with the articles at the start and after each publication. */
  use: (articles: readonly Article[]) => void;
  /** The promise and the hours in force, in words. */
  words: () => Promise<PromiseWords>;
  now: () => number;
  /** The embedded store opens in one process: others ask this one to publish, by a file in this folder of its own. */
  requests?: string;
};

/** How a publication that another process asked for came out. */
type Outcome = { publication: Publication } | { problem: string };

/** A store without any article gets those of the files. */
export async function openLibrary(parts: LibraryParts): Promise<Library> {
  const { store, use } = parts;
  if ((await publishedArticles(store.db)).length === 0) await publish(parts);
  let published: readonly Article[] = [];
  let current: readonly Article[] = [];
  let figures = '';
  const unfollow = await followArticles(store, async (articles) => {
    published = articles;
    await fill();
  });
  const timer = setInterval(() => void fillWhenChanged().catch(() => {}), WORDS_EVERY_MS);
  timer.unref();
  const unwatch = parts.requests === undefined ? () => {} : await answerRequests(parts, parts.requests);
  return {
    articles: () => current,
    close: () => {
      clearInterval(timer);
      unfollow();
      unwatch();
    },
  };

  async function fill(): Promise<void> {
    const words = await parts.words();
    figures = JSON.stringify(words);
    current = published.map((article) => withPromise(article, words));
    use(current);
  }

  async function fillWhenChanged(): Promise<void> {
    if (JSON.stringify(await parts.words()) !== figures) await fill();
  }
}

/** How soon a change of the opening hours is read in the articles that say them. */
const WORDS_EVERY_MS = 60_000;

/** Publishes what is marked as published; drafts stay where they are. */
export async function publish({
  store,
  read,
  now,
}: Omit<LibraryParts, 'use' | 'words'>): Promise<Publication> {
  const articles = await read();
  return publishArticles(
    store,
    articles.filter(({ status }) => status === 'published'),
    now(),
  );
}

const REQUEST = '.request';
export const requestsFolder = (dataFolder: string) => join(dataFolder, 'publishing');
export const requestFile = (folder: string, id: string) => join(folder, `${id}${REQUEST}`);
export const outcomeFile = (folder: string, id: string) => join(folder, `${id}.outcome`);

async function answerRequests(parts: LibraryParts, folder: string): Promise<() => void> {
  await mkdir(folder, { recursive: true });
  let last: Promise<void> = Promise.resolve();
  const look = () => {
    last = last.then(() => answer(parts, folder)).catch(() => {});
  };
  const watcher = watch(folder, look);
  watcher.on('error', () => {});
  watcher.unref();
  look();
  return () => watcher.close();
}

async function answer(parts: LibraryParts, folder: string): Promise<void> {
  const requests = (await readdir(folder)).filter((name) => name.endsWith(REQUEST));
  for (const name of requests) {
    await rm(join(folder, name), { force: true });
    const outcome = await publish(parts).then(
      (publication): Outcome => ({ publication }),
      (error: unknown): Outcome => ({ problem: error instanceof Error ? error.message : String(error) }),
    );
    const file = outcomeFile(folder, name.slice(0, -REQUEST.length));
    await writeFile(`${file}.part`, JSON.stringify(outcome));
    await rename(`${file}.part`, file);
  }
}
