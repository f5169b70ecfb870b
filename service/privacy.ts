// What is done with people's data from the console: forgetting, exporting, keys, what would be destroyed when, and what
// readers say of articles. What the console asks of figures comes the same way: one process has the store.
import type { Client } from '@temporalio/client';
import { wouldDestroy } from '../activities/retention-sweeps.ts';
import { erasable, eraseQuestions, type ErasableQuestion, type Whom } from '../api/erase-person.ts';
import type { RunningQuestions } from '../intake/running-questions.ts';
import { Refusal } from '../api/errors.ts';
import { answerMachines, type MachineAct, type MachineAnswer } from './console-machines.ts';
import { erasureReceipt } from '../content/fr/erasure-texts.ts';
import { publishedRetention } from '../domain/retention-policy.ts';
import { exportPerson } from './export-person.ts';
import type { KeyRing } from '../store/master-key.ts';
import type { Store } from '../store/open-store.ts';
import type { ErasureReceipt } from '../store/erasure-receipts.ts';
import { knownTroubles } from '../store/troubles.ts';
import { repairQuestion } from './repair-question.ts';
import { ServiceProblem } from './service-problem.ts';
import { checkIndicators, type Checked } from '../store/indicator-check.ts';
import { indicatorReport, type IndicatorReport } from '../store/indicator-report.ts';
import type { Dimension, Scope } from '../domain/indicators/scopes.ts';
import type { ArchiveFiles } from '../store/archive/archive-files.ts';
import { inclusionProofs, type InclusionProof } from '../store/archive/prove.ts';
import { publicKeys } from '../store/archive/rotate.ts';
import type { PublicKey } from '../store/archive/signing-key.ts';
import { auditArchive, type AuditReport, type KeptHead } from './audit-archive.ts';
import { checkHistories } from './check-histories.ts';
import { exportedArticles, type ExportedArticle } from '../store/export-articles.ts';
import { livedPeriod, type LivedPeriod } from '../store/lived-period.ts';
import { requestsBetween } from '../store/review-requests.ts';
import type { TriageContext } from '../domain/triage/types.ts';
import { keysByMaster, rotateMasterKey } from '../store/rotation.ts';
import type { Sweep } from '../store/sweeps.ts';
import type { Vault } from '../store/vault.ts';
import { commandSigner } from '../store/command-signer.ts';
import { commentsOn, voteCounts, type Comment, type VoteCount } from '../store/votes.ts';

export type PrivacyParts = {
  store: Store;
  vault: Vault;
  master: KeyRing;
  archive: ArchiveFiles;
  desk: RunningQuestions;
  client: Client;
  now: () => number;
};

/** What may be asked, as it travels to the process that has the store. */
export type PrivacyAsked =
  | { name: 'erasable'; whom: Whom }
  | { name: 'erase'; whom: Whom; references: string[] }
  | { name: 'export'; whom: Whom; folder: string }
  | { name: 'rotate' }
  | { name: 'keys' }
  | { name: 'machines'; act: MachineAct }
  | { name: 'retention' }
  | { name: 'troubles' }
  | { name: 'repair'; reference: string; restart: boolean }
  | { name: 'votes'; slug?: string | undefined }
  | { name: 'articles' }
  | { name: 'asked'; from: number; to: number }
  | { name: 'indicators'; from: number; to: number; by?: Dimension | undefined; scope: Scope }
  | { name: 'lived'; from: number; to: number }
  | { name: 'check-indicators'; histories: boolean }
  | { name: 'audit'; kept?: KeptHead | undefined }
  | { name: 'archive-keys'; rotate: boolean }
  | { name: 'archive-proof'; reference: string }
  | { name: 'copy-store'; folder: string };

export type PrivacyAnswers = {
  erasable: ErasableQuestion[];
  erase: { receipt: ErasureReceipt; text: string };
  export: { questions: number; files: number };
  rotate: { rewrapped: number; current: string };
  keys: { current: string; former: number; wrapped: Record<string, number> };
  machines: MachineAnswer;
  retention: Record<Sweep, string[]>;
  troubles: Awaited<ReturnType<typeof knownTroubles>>;
  repair: { events: number };
  /** Comments of the article asked for, none without it. */
  votes: { counts: VoteCount[]; comments: Comment[] };
  articles: ExportedArticle[];
  /** First words of ordinary questions, masked as support reads them, and what readers lacked in an article. */
  asked: { text: string; role: TriageContext['role'] }[];
  indicators: IndicatorReport;
  lived: LivedPeriod;
  'check-indicators': Checked;
  audit: AuditReport;
  /** The first one first. */
  'archive-keys': PublicKey[];
  'archive-proof': InclusionProof[];
  'copy-store': void;
};

/** Does what is asked. `progressed` is told how much was done so far, batch by batch. */
export async function answerPrivacy<Asked extends PrivacyAsked>(
  parts: PrivacyParts,
  asked: Asked,
  progressed: (done: number) => void = () => {},
): Promise<PrivacyAnswers[Asked['name']]> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each name answers with its own type; TypeScript cannot follow the switch
  return (await done(parts, asked, progressed)) as PrivacyAnswers[Asked['name']];
}

async function done(
  parts: PrivacyParts,
  asked: PrivacyAsked,
  progressed: (done: number) => void,
): Promise<PrivacyAnswers[PrivacyAsked['name']]> {
  const { store, master, now } = parts;
  switch (asked.name) {
    case 'erasable':
      return erasable(parts, asked.whom);
    case 'erase':
      return eraseAsked(parts, asked);
    case 'export':
      return exportPerson(parts, asked);
    case 'rotate':
      return rotateMasterKey(store.db, master, progressed);
    case 'keys':
      return { current: master.current(), former: master.former(), wrapped: await keysByMaster(store.db) };
    case 'machines':
      return answerMachines(parts, asked.act);
    case 'retention':
      return wouldDestroy({ store, policy: publishedRetention }, now());
    case 'troubles':
      return knownTroubles(store.db);
    case 'repair':
      return repairQuestion({ ...parts, signer: await commandSigner(store.db, master) }, asked);
    case 'indicators':
      return reportOf(parts, asked);
    case 'articles':
      return exportedArticles(store.db);
    case 'asked':
      return (await requestsBetween(parts, asked)).map(({ text, role }) => ({ text, role }));
    case 'lived':
      return livedPeriod(store, asked, now());
    case 'check-indicators': {
      const checked = await checkIndicators(store, now(), progressed);
      return asked.histories ? checkHistories(parts, checked, progressed) : checked;
    }
    case 'audit':
      return auditArchive(parts, asked.kept, progressed);
    case 'archive-keys':
      return publicKeys({ ...parts, rotate: asked.rotate });
    case 'archive-proof':
      return inclusionProofs(store.db, asked.reference);
    case 'copy-store':
      return store.copyFiles?.(asked.folder);
    case 'votes':
      return votesOn(parts, asked.slug);
  }
}

async function eraseAsked(
  parts: PrivacyParts,
  { whom, references }: Extract<PrivacyAsked, { name: 'erase' }>,
): Promise<PrivacyAnswers['erase']> {
  const receipt = await eraseQuestions(parts, { whom, references, by: 'console' }).catch(inEnglish);
  return { receipt, text: erasureReceipt(receipt) };
}

async function votesOn(parts: PrivacyParts, slug: string | undefined): Promise<PrivacyAnswers['votes']> {
  const comments = slug === undefined ? [] : await commentsOn(parts, slug);
  return { counts: await voteCounts(parts.store.db), comments };
}

function reportOf(
  { store, now }: PrivacyParts,
  { from, to, by, scope }: Extract<PrivacyAsked, { name: 'indicators' }>,
): Promise<IndicatorReport> {
  return indicatorReport(store, { from, to, scope, ...(by === undefined ? {} : { by }) }, now());
}

function inEnglish(error: unknown): never {
  if (!(error instanceof Refusal) || error.code !== 'erasure-changed') throw error;
  throw new ServiceProblem(
    error.code,
    'What is held has changed since it was listed: nothing was erased. Run the command again.',
  );
}
