import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import type { ErasableQuestion, Whom } from '../api/erase-person.ts';
import { onPrivacy } from './on-privacy.ts';

type Options = { email?: string; reference?: string; yes?: boolean; receipt?: string };

export function eraseCommand(program: Command): void {
  program
    .command('erase')
    .description(
      'forget a person for good: keys destroyed, texts, files, address and mails gone; journal and figures stay',
    )
    .option('--email <address>', 'every question of that address, and every mail of it in quarantine')
    .option(
      '--reference <reference>',
      'one question and what went on from it, of someone who gave no address',
    )
    .option('--yes', 'do not ask before')
    .option('--receipt <file>', 'write the receipt there as JSON, too')
    .action(async (options: Options, command: Command) => {
      const whom = whomOf(options) ?? command.error(WHOM);
      const questions = await onPrivacy({ name: 'erasable', whom });
      if (questions.length === 0) return console.log('Nothing is held.');
      for (const question of questions) console.log(lineOf(question));
      if (!options.yes && !(await agreed(questions.length))) return console.log('Nothing was erased.');
      const references = questions.map(({ reference }) => reference);
      const { receipt, text } = await onPrivacy({ name: 'erase', whom, references });
      if (options.receipt)
        await writeFile(options.receipt, JSON.stringify(receipt, null, 2), { mode: 0o600 });
      console.log(text);
    });
}

export const WHOM = 'Give either --email with an address such as ana@exemple.fr, or --reference.';

/** Undefined unless exactly one is given; what is no address holds nothing, and would look like a person forgotten. */
export function whomOf({ email, reference }: Pick<Options, 'email' | 'reference'>): Whom | undefined {
  if (email !== undefined && reference === undefined)
    return /^[^\s@]+@[^\s@]+$/.test(email) ? { email } : undefined;
  return reference !== undefined && email === undefined ? { reference } : undefined;
}

function lineOf({ reference, receivedAt, status, messages, files, mails }: ErasableQuestion): string {
  const received = new Date(receivedAt).toISOString();
  return `${reference}  received ${received}, ${status}: ${messages} messages, ${files} files, ${mails} mails`;
}

async function agreed(count: number): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Erase these ${count} for good? Type "erase": `);
  terminal.close();
  return answer.trim() === 'erase';
}
