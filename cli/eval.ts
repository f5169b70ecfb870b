import type { Command } from 'commander';
import { evalAnswers } from './eval-answers.ts';
import { evalTriage } from './eval-triage.ts';

export function evalCommand(program: Command): void {
  const command = program.command('eval').description('measure on labelled files');
  evalTriage(command);
  evalAnswers(command);
}
