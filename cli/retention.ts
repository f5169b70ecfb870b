import { Option, type Command } from 'commander';
import { onPrivacy } from './on-privacy.ts';
import { onEngine } from './on-engine.ts';
import { RETENTION_SCHEDULE } from '../service/retention.ts';

export function retention(program: Command): void {
  program
    .command('retention')
    .description('destroy what has served its time, as the schedule does each night')
    .addOption(new Option('--dry-run', 'say what would go, and destroy nothing'))
    .action(({ dryRun = false }: { dryRun?: boolean }) => (dryRun ? shown() : triggered()));
}

async function shown(): Promise<void> {
  const found = await onPrivacy({ name: 'retention' });
  for (const [what, references] of Object.entries(found)) {
    console.log(`${what}: ${references.length} ${what === 'votes' ? 'votes on articles' : 'questions'}`);
    for (const reference of references) console.log(`  ${reference}`);
  }
}

async function triggered(): Promise<void> {
  const { client, close } = await onEngine();
  await client.schedule.getHandle(RETENTION_SCHEDULE).trigger().finally(close);
  console.log('Started; `temporal workflow show -w retention` tells how it goes.');
}
