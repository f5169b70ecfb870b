import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { readingOf } from '../api/asked.ts';
import { openLog } from '../api/logging.ts';
import type { Config } from '../config.ts';
import { readArticles, type Article } from '../content/articles.ts';
import { readKnowledge } from '../content/retrieval/knowledge.ts';
import { retrievalOver, type Retrieval } from '../content/retrieval/retrieval.ts';
import { triage } from '../content/triage.ts';
import type { Read } from '../activities/assistant/parts.ts';
import type { Qualify } from '../domain/triage/types.ts';
import { openMailer, type Mailer } from '../email/outgoing.ts';
import { smtpRelay } from '../email/relay.ts';
import { openKeyRing, type KeyRing } from '../store/master-key.ts';
import { openStore, type Store } from '../store/open.ts';
import { openVault, type Vault } from '../store/vault.ts';

const articlesFolder = fileURLToPath(new URL('../content/fr/articles', import.meta.url));

/** What every part of the service stands on, opened once for a process. */
export type Parts = {
  config: Config;
  log: Logger;
  store: Store;
  master: KeyRing;
  vault: Vault;
  mailer: Mailer;
  articles: readonly Article[];
  retrieval: Retrieval;
  qualify: Qualify;
  read: Read;
  close: () => Promise<void>;
};

/** @throws StoreProblem, StoreAway, ArticleProblems: one sentence each, with what to do */
export async function openParts(config: Config): Promise<Parts> {
  const qualify = triage();
  const articles = (await readArticles(articlesFolder)).filter(({ status }) => status === 'published');
  const { databaseUrl, dataFolder, masterKey } = config;
  const store = await openStore(
    databaseUrl === undefined ? { folder: join(dataFolder, 'service'), durability: 'power-cut' } : { url: databaseUrl },
  );
  try {
    const master = await openKeyRing(
      databaseUrl === undefined || masterKey === undefined
        ? { folder: dataFolder, given: masterKey }
        : { given: masterKey },
    );
    const vault = await openVault(store.db, master);
    const relay = config.smtpUrl === undefined ? undefined : smtpRelay(config.smtpUrl);
    return {
      config,
      store,
      master,
      vault,
      articles,
      qualify,
      log: openLog(config.log),
      mailer: openMailer({ store, vault, mailbox: config.mailbox, relay, now: Date.now }),
      retrieval: retrievalOver(articles, readKnowledge()),
      read: (text, context) => readingOf(qualify(text, context)),
      close: async () => {
        relay?.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
