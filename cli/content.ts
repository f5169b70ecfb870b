import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { type Config, readConfig } from '../config.ts';
import { ARTICLES_FOLDER, loadArticles } from '../content/load-articles.ts';
import { contentCheck, today } from './content-check.ts';
import { contentExport } from './content-export.ts';
import { storePlace } from '../service/container.ts';
import { openStore } from '../store/open-store.ts';
import { StoreProblem } from '../store/store-problem.ts';
import type { Publication } from '../store/published-articles.ts';
import { onPrivacy } from './on-privacy.ts';
import { outcomeFile, publish, requestFile, requestsFolder } from '../service/library.ts';

const PATIENCE_MS = 30_000;
const LOOK_AGAIN_MS = 100;

/** Registers `content check`, `content publish`, `content export` and `content votes` under the program given. */
export function contentCommand(program: Command): void {
  const command = program.command('content').description('the help centre’s articles');
  contentCheck(command);
  contentExport(command);
  command
    .command('publish')
    .description('publish what changed, as new versions, in a service that runs or not')
    .argument('[folder]', 'folder of Markdown files', ARTICLES_FOLDER)
    .action(async (folder: string) => {
      console.log(publicationAsText(await publishHere(readConfig(), folder)));
    });
  command
    .command('votes')
    .description('say how often each article helped; of one article, what readers wrote too')
    .argument('[slug]', 'an article')
    .action(async (slug?: string) => {
      const { counts, comments } = await onPrivacy({ name: 'votes', slug });
      const shown = slug === undefined ? counts : counts.filter((one) => one.slug === slug);
      for (const { slug: name, yes, no, comments: written } of shown)
        console.log(`${name}: ${yes} yes, ${no} no, ${written} comments`);
      for (const { at, helped, text } of comments)
        console.log(`\n${new Date(at).toISOString()} ${helped ? 'yes' : 'no'}\n${text}`);
    });
}

/** Directly where the store can be opened; else by asking the process that has it open. */
async function publishHere(config: Config, folder: string): Promise<Publication> {
  try {
    const store = await openStore(storePlace(config));
    const read = () => loadArticles(today(), folder);
    return await publish({ store, read, now: Date.now }).finally(() => store.close());
  } catch (error) {
    if (!(error instanceof StoreProblem) || error.code !== 'folder-in-use') throw error;
    // The process that runs reads its own folder; what is wrong is better said here.
    await loadArticles(today(), folder);
    return requestPublication(requestsFolder(config.dataFolder));
  }
}

const Slugs = z.array(z.string());
const Answer = z.union([
  z.object({
    publication: z.object({
      added: Slugs,
      changed: Slugs,
      withdrawn: Slugs,
      unchanged: Slugs,
      ahead: Slugs,
    }),
  }),
  z.object({ problem: z.string() }),
]);

async function requestPublication(folder: string): Promise<Publication> {
  const id = randomUUID();
  const outcome = outcomeFile(folder, id);
  await mkdir(folder, { recursive: true });
  await writeFile(requestFile(folder, id), '');
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_AGAIN_MS) {
    await pause(LOOK_AGAIN_MS);
    const written = await readFile(outcome, 'utf8').catch(() => '');
    if (written === '') continue;
    await rm(outcome, { force: true });
    const answer = Answer.parse(JSON.parse(written));
    if ('problem' in answer) throw new Error(answer.problem);
    return answer.publication;
  }
  await rm(requestFile(folder, id), { force: true });
  throw new Error(
    'The service that has the store open did not publish within 30 seconds. Stop it and try again.',
  );
}

function publicationAsText({ unchanged, ahead, ...moved }: Publication): string {
  const lines = Object.entries(moved)
    .filter(([, slugs]) => slugs.length > 0)
    .map(([what, slugs]) => `${what}: ${slugs.join(', ')}`);
  const kept =
    ahead.length > 0 ? [`as the desk left them: ${ahead.join(', ')} (paladin content export)`] : [];
  return [...lines, ...kept, `${unchanged.length} unchanged`].join('\n');
}
