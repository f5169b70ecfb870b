import type { Command } from 'commander';
import { onPrivacy } from './on-privacy.ts';

export function repairCommand(program: Command): void {
  program
    .command('repair')
    .description('list the questions that do not go on, or start one anew from its journal')
    .argument('[question]', 'reference; without it, those that need it are listed')
    .option('--restart', 'end a run that fails at every step first')
    .option('--lost', 'every one whose workflow is no more, as after restoring a store alone')
    .action(async (reference: string | undefined, { restart = false, lost = false }: Options) => {
      if (lost) return repairLost();
      if (reference === undefined) return listTroubles();
      const { events } = await onPrivacy({ name: 'repair', reference: reference.toUpperCase(), restart });
      console.log(`${reference.toUpperCase()} goes on from its ${events} events.`);
    });
}

type Options = { restart?: boolean; lost?: boolean };

async function repairLost(): Promise<void> {
  const lost = (await onPrivacy({ name: 'troubles' })).filter(({ kind }) => kind === 'lost');
  for (const { question: reference } of lost) {
    const { events } = await onPrivacy({ name: 'repair', reference, restart: false });
    console.log(`${reference} goes on from its ${events} events.`);
  }
  console.log(`${lost.length} questions begun anew.`);
}

async function listTroubles(): Promise<void> {
  const troubles = await onPrivacy({ name: 'troubles' });
  if (troubles.length === 0) return console.log('Every open question goes on.');
  for (const { question, kind, detail, since } of troubles)
    console.log(`${question}  ${kind} (${detail}) since ${new Date(since).toISOString()}`);
  console.log('Start one anew with: paladin repair REFERENCE');
}
