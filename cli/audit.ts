import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { z } from 'zod';
import { ARCHIVE_SCHEDULE } from '../service/archive-schedule.ts';
import type { AuditReport, KeptHead } from '../service/audit-archive.ts';
import { archiveFolder } from '../store/archive/archive-files.ts';
import { checkArchive, type CheckedArchive } from '../store/archive/check-archive.ts';
import { publicKeyOf } from '../store/archive/signing-key.ts';
import { installRuntime } from '../worker/runtime.ts';
import { onEngine } from './on-engine.ts';
import { onPrivacy } from './on-privacy.ts';
import { triggerSchedule } from './trigger-schedule.ts';

export function auditCommand(program: Command): void {
  const command = program
    .command('audit')
    .description('the signed archive of closed questions (docs/audit.md)');
  command
    .command('verify')
    .description(
      'whether anything of the archive was changed, removed or added, and whether each history replays',
    )
    .option('--json', 'for programs')
    .option('--head <file>', 'what an earlier `--json` said: the archive must have grown from it')
    .option('--folder <folder>', 'a copy of the archive, without the store; needs --key')
    .option('--key <file>', 'the public key, as `paladin audit key` gives it')
    .action(verify);
  command
    .command('archive')
    .description('archive what has ended, as the schedule does each night')
    .action(archiveNow);
  command
    .command('key')
    .description(
      'the public key for outside auditors: the first one, from which the archive leads to the others',
    )
    .action(async () => {
      const [first] = await onPrivacy({ name: 'archive-keys', rotate: false });
      process.stdout.write(first?.pem ?? '');
    });
  command
    .command('rotate')
    .description('a new key signs from the next manifest on; the one in force announces it')
    .action(async () =>
      console.log(
        `from the next manifest on: ${(await onPrivacy({ name: 'archive-keys', rotate: true })).at(-1)?.id}`,
      ),
    );
  command
    .command('prove')
    .description('that the histories of a question are leaves of the log: proofs of RFC 9162')
    .argument('<reference>')
    .action(async (reference: string) => {
      const proofs = await onPrivacy({ name: 'archive-proof', reference });
      if (proofs.length === 0) throw new AuditProblem(`${reference} is not in the archive.`);
      console.log(JSON.stringify(proofs, null, 2));
    });
}

type Options = { json?: boolean; head?: string; folder?: string; key?: string };

async function verify({ json = false, head, folder, key }: Options): Promise<void> {
  installRuntime('ERROR');
  const kept = head === undefined ? undefined : await keptHead(head);
  const report =
    folder === undefined
      ? await onPrivacy({ name: 'audit', kept }, (done) => {
          if (!json) console.log(`${done} histories so far`);
        })
      : await copyReport({ folder, key, kept });
  if (json) console.log(JSON.stringify(report));
  else for (const line of linesOf(report)) console.log(line);
  process.exitCode = report.sound ? 0 : 1;
}

type Report = CheckedArchive & { sound: boolean } & Partial<AuditReport>;

async function copyReport({
  folder,
  key,
  kept,
}: {
  folder: string;
  key?: string | undefined;
  kept?: KeptHead | undefined;
}): Promise<Report> {
  if (key === undefined) throw new AuditProblem('A copy is checked against a public key: give --key.');
  const trusted = publicKeyOf(await readFile(key, 'utf8'));
  const checked = await checkArchive({ files: archiveFolder(folder), trusted, kept });
  return { ...checked, sound: checked.problems.length === 0 };
}

const Head = z.object({ head: z.object({ size: z.int(), root: z.string() }) });

async function keptHead(file: string): Promise<KeptHead> {
  return Head.parse(JSON.parse(await readFile(file, 'utf8'))).head;
}

function linesOf({
  head,
  problems,
  unfinished,
  histories,
  replayed = 0,
  erased = 0,
  withoutHistory = 0,
}: Report): string[] {
  return [
    ...problems.map(({ kind, where, detail }) => `${kind.padEnd(10)} ${where}  ${detail}`),
    ...unfinished.map((where) => `unfinished ${where}  the next run takes it up`),
    `${head.manifests} manifests, ${head.size} histories, root ${head.root}, key ${head.key}`,
    ...(histories === undefined
      ? []
      : [
          `${replayed} replay as they were lived; of ${erased} the words are destroyed, ${withoutHistory} have a journal alone`,
        ]),
    problems.length === 0 ? 'the archive is whole' : `${problems.length} problems`,
  ];
}

async function archiveNow(): Promise<void> {
  const { client, close } = await onEngine();
  try {
    const started = await triggerSchedule(client, ARCHIVE_SCHEDULE);
    if (started === undefined) console.log('Asked for; a run that is under way already comes first.');
    else console.log(`${await client.workflow.getHandle(started).result()} histories archived`);
  } finally {
    await close();
  }
}

class AuditProblem extends Error {
  override name = 'AuditProblem';
  code = 'audit';
}
