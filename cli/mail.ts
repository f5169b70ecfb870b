import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { mailCheck } from '../content/fr/mail-check.ts';
import { triage } from '../content/triage/triage.ts';
import { explainMail } from '../email/explain.ts';
import { checkPost } from '../service/check-post.ts';
import { mailExplanationText } from './mail-text.ts';

type Options = { json?: boolean };
type Checking = { roundTrip?: boolean; json?: boolean };

/** Registers `paladin mail`. Exit code 1 when a file cannot be opened; what a mail holds never makes it fail. */
export function mailCommand(program: Command, print: (text: string) => void = console.log): void {
  const mail = program
    .command('mail')
    .description('why a mail is read as it is, and whether mail comes and goes');
  mail
    .command('read')
    .description(
      'one answer a file: person or machine, sender, own and folded words, files, route, what would be joined and sent',
    )
    .argument('<file...>', 'mails as they came (.eml)')
    .option('--json', 'one JSON object a line, in the order of the files')
    .action((files: string[], options: Options) => readFiles(files, options, print));
  mail
    .command('check')
    .description('whether mail can come in and go out: DNS, servers, TLS, and a round trip when asked for')
    .option('--round-trip', 'send a mail to our own address and wait for it in the mailbox')
    .option('--json', 'one JSON object a line: what, ok, says')
    .action((options: Checking) => check(options, print));
}

/** Exit code 1 when something is to be seen to. */
async function check(
  { roundTrip = false, json = false }: Checking,
  print: (text: string) => void,
): Promise<void> {
  let problems = 0;
  for await (const found of checkPost(readConfig(), { roundTrip })) {
    const { what, ok, says } = found;
    print(json ? JSON.stringify(found) : `${ok ? 'ok      ' : 'À VOIR  '}${what.padEnd(NAME_WIDTH)}${says}`);
    problems += ok ? 0 : 1;
  }
  if (!json) print(problems === 0 ? mailCheck.allFine : mailCheck.problems(problems));
  process.exitCode = problems === 0 ? 0 : 1;
}

const NAME_WIDTH = 20;

async function readFiles(
  files: readonly string[],
  { json = false }: Options,
  print: (text: string) => void,
): Promise<void> {
  const { mailbox, mailServer } = readConfig();
  const explaining = { mailbox, check: { trustedServer: mailServer }, qualify: triage() };
  for (const file of files) {
    const raw = await openMail(file);
    if (raw instanceof Error) {
      process.exitCode = 1;
      print(json ? JSON.stringify({ file, error: raw.message }) : `${file}: ${raw.message}`);
      continue;
    }
    const explanation = await explainMail(raw, explaining);
    print(json ? JSON.stringify({ file, ...explanation }) : mailExplanationText(file, explanation));
  }
}

function openMail(file: string): Promise<Buffer | Error> {
  return readFile(file).catch((error: unknown) =>
    error instanceof Error ? error : new Error(String(error)),
  );
}
