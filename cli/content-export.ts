import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { ARTICLES_FOLDER } from '../content/load-articles.ts';
import type { ExportedArticle } from '../store/export-articles.ts';
import { onPrivacy } from './on-privacy.ts';

/** Registers `export` under the command given. */
export function contentExport(program: Command): void {
  program
    .command('export')
    .description(
      'write what the desk published to files, for git: loaded again they are the same articles, and the desk is no longer ahead of them',
    )
    .argument('[folder]', 'folder of Markdown files', ARTICLES_FOLDER)
    .action(async (folder: string) => {
      const { written, removed, unchanged } = await writeArticles(
        folder,
        await onPrivacy({ name: 'articles' }),
      );
      for (const slug of written) console.log(`written: ${slug}.md`);
      for (const slug of removed) console.log(`removed: ${slug}.md`);
      console.log(`${unchanged} unchanged`);
    });
}

type Exported = { written: string[]; removed: string[]; unchanged: number };

/** Files that nobody exports, such as drafts, stay as they are. */
export async function writeArticles(folder: string, articles: readonly ExportedArticle[]): Promise<Exported> {
  await mkdir(folder, { recursive: true });
  const done: Exported = { written: [], removed: [], unchanged: 0 };
  for (const { slug, text } of articles) {
    const file = join(folder, `${slug}.md`);
    const before = await readFile(file, 'utf8').catch(() => null);
    if (before === text) done.unchanged += 1;
    else if (text === null) {
      await rm(file);
      done.removed.push(slug);
    } else {
      await writeFile(file, text);
      done.written.push(slug);
    }
  }
  return done;
}
