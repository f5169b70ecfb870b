import { join } from 'node:path';
import type { Logger } from 'pino';
import { readingOf } from '../intake/inbound-message.ts';
import { openLog } from '../api/logging.ts';
import { requesterTokens } from '../api/token.ts';
import type { Config } from '../config.ts';
import type { Article } from '../content/articles.ts';
import { usualWeek } from '../domain/calendar.ts';
import { loadArticles } from '../content/load-articles.ts';
import { promiseWords } from '../content/promise-text.ts';
import { readVocabulary } from '../content/search/vocabulary.ts';
import { retrievalOver, type Retrieval } from '../content/search/retrieval.ts';
import type { Read } from '../activities/assistant/dependencies.ts';
import { openMailer, type Mailer } from '../email/outgoing.ts';
import { openRelay } from './open-relay.ts';
import { followReach, readRota, type Reach } from './on-call.ts';
import type { Rota } from '../activities/on-call/rota.ts';
import { tellingCases } from './case-reading.ts';
import { openLibrary, requestsFolder, type Library } from './library.ts';
import { readPolicy, type HousePolicy } from './read-policy.ts';
import { archiveBucket, archiveFolder, type ArchiveFiles } from '../store/archive/archive-files.ts';
import { openBucket } from '../store/bucket.ts';
import { calendarInForce } from '../store/calendars.ts';
import { commandSigner, type CommandSigner } from '../store/command-signer.ts';
import type { FilePlaces } from '../store/file-settings.ts';
import { openKeyRing, type KeyRing } from '../store/master-key.ts';
import { openStore, type Store, type StorePlace } from '../store/open-store.ts';
import { readStoreClock } from '../store/store-clock.ts';
import { houseKey, openVault, type Vault } from '../store/vault.ts';
import { chatLinks } from './chat-links.ts';
import { machineClock, openHouseClock, type HouseClock } from './house-clock.ts';
import { openReaders, type Readers } from './reading-threads.ts';

/** What every part of the service stands on, opened once for a process. */
export type Container = {
  config: Config;
  log: Logger;
  /** Where every date comes from that this process gives. */
  clock: HouseClock;
  store: Store;
  /** Where closed histories are archived. */
  archive: ArchiveFiles;
  master: KeyRing;
  vault: Vault;
  /** Proves that commands come from this house. */
  signer: CommandSigner;
  mailer: Mailer;
  /** Published now; another publication changes them at once. */
  articles: () => readonly Article[];
  retrieval: Retrieval;
  /** On threads of their own. */
  readers: Readers;
  read: Read;
  /** What is promised, and the opening hours that a first start begins with. */
  promise: HousePolicy;
  /** Who is called in an emergency, and whether anybody can be. */
  rota: Rota | undefined;
  reach: Reach;
  close: () => Promise<void>;
};

export function storePlace({
  databaseUrl,
  dataFolder,
  bucket,
}: Pick<Config, 'databaseUrl' | 'dataFolder'> & Partial<Pick<Config, 'bucket'>>): StorePlace {
  if (databaseUrl !== undefined) return { url: databaseUrl, bucket };
  return { folder: join(dataFolder, 'service'), durability: 'power-cut', bucket };
}

/** Where closed histories are archived. */
export function archiveFiles({ archiveFolder: folder, bucket }: FilePlaces): ArchiveFiles {
  if (folder !== undefined) return archiveFolder(folder);
  if (bucket === undefined) throw new Error('the configuration names no bucket for the archive');
  return archiveBucket(openBucket(bucket));
}

/** The master keys that go with that store: given, or in a file of the data folder. */
export function masterKeys({ databaseUrl, dataFolder, masterKey }: Config): Promise<KeyRing> {
  return openKeyRing(
    databaseUrl === undefined || masterKey === undefined
      ? { folder: dataFolder, given: masterKey }
      : { given: masterKey },
  );
}

/** @throws StoreProblem, StoreAway, ArticleProblems: one sentence each, with what to do */
export async function openContainer(config: Config): Promise<Container> {
  const rota = readRota(config);
  const promise = readPolicy(config);
  const log = openLog(config.log);
  const { store, clock } = await timedStore(config, log);
  try {
    const master = await masterKeys(config);
    const vault = await openVault(store.db, master);
    const signer = await commandSigner(store.db, master);
    const retrieval = retrievalOver([], readVocabulary());
    const library = await articlesOf({ config, clock, store, promise, retrieval });
    const linkFor = chatLinks({
      db: store.db,
      tokens: requesterTokens(await houseKey(store.db, master, 'tokens'), clock.now),
      address: config.publicUrl,
    });
    const readers = tellingCases(openReaders(), retrieval);
    const relay = openRelay(config);
    const reach = followReach({ config, rota, now: clock.now });
    const mailing = { mailbox: config.mailbox, replyTokens: config.replyTokens };
    return {
      config,
      promise,
      rota,
      reach,
      store,
      archive: archiveFiles(config),
      master,
      vault,
      signer,
      articles: library.articles,
      readers,
      log,
      clock,
      mailer: openMailer({ ...mailing, store, vault, relay, linkFor, now: clock.now }),
      retrieval,
      read: async (text, context) => readingOf(await readers.qualify(text, context)),
      close: async () => {
        reach.close();
        library.close();
        relay?.close();
        await readers.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** PostgreSQL's clock is the one that all copies share. */
async function timedStore(config: Config, log: Logger): Promise<Pick<Container, 'store' | 'clock'>> {
  const store = await openStore(storePlace(config));
  if (config.databaseUrl === undefined) return { store, clock: machineClock };
  const clock = await openHouseClock({
    read: () => readStoreClock(store.db),
    told: (aheadMs) => log.warn({ aheadMs }, 'clock of this machine compared with the store’s'),
  });
  const close = () => {
    clock.close();
    return store.close();
  };
  return { store: { ...store, close }, clock };
}

type Shelved = Pick<Container, 'config' | 'clock' | 'store' | 'promise' | 'retrieval'>;

function articlesOf({ config, clock, store, promise, retrieval }: Shelved): Promise<Library> {
  const { databaseUrl, dataFolder } = config;
  const week = async () => usualWeek(await calendarInForce(store.db), clock.now());
  return openLibrary({
    store,
    read: () => loadArticles(new Date(clock.now()).toISOString().slice(0, 10)),
    use: (published) => retrieval.replace(published),
    words: async () => promiseWords({ ...promise, hours: await week() }),
    now: clock.now,
    ...(databaseUrl === undefined ? { requests: requestsFolder(dataFolder) } : {}),
  });
}
