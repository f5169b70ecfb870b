import { resolve } from 'node:path';
import type { Command } from 'commander';
import { WHOM, whomOf } from './erase.ts';
import { onPrivacy } from './on-privacy.ts';

type Options = { email?: string; reference?: string; out: string };

export function exportCommand(program: Command): void {
  program
    .command('export')
    .description('give a person all that is held about them, as a page, as JSON, and their files')
    .option('--email <address>', 'every question of that address')
    .option('--reference <reference>', 'one question, of someone who gave no address')
    .requiredOption('--out <folder>', 'a folder to make; its owner alone can open it')
    .action(async (options: Options, command: Command) => {
      const whom = whomOf(options) ?? command.error(WHOM);
      const folder = resolve(options.out);
      const { questions, files } = await onPrivacy({ name: 'export', whom, folder });
      console.log(`${questions} questions and ${files} files in ${folder}`);
    });
}
