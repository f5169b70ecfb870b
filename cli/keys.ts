import type { Command } from 'commander';
import { onPrivacy } from './on-privacy.ts';

export function keysCommand(program: Command): void {
  const command = program.command('keys').description('the master key that wraps every data key');
  command
    .command('show')
    .description('ids of the master keys, and how many data keys each of them wraps; never a key')
    .action(async () => {
      const { current, former, wrapped } = await onPrivacy({ name: 'keys' });
      console.log(`in force: ${current}; former ones kept: ${former}`);
      for (const [id, count] of Object.entries(wrapped)) console.log(`${id}  wraps ${count} data keys`);
    });
  command
    .command('rotate')
    .description('put a new master key in force and wrap every data key anew, while the service runs')
    .addHelpText(
      'after',
      '\nInterrupted, it goes on when run again. The former key is forgotten when the embedded service next starts;\nwith PALADIN_MASTER_KEY, start every copy with "new,former" first, and with "new" alone once this is done.',
    )
    .action(async () => {
      const { rewrapped, current } = await onPrivacy({ name: 'rotate' }, (done) =>
        console.log(`${done} keys so far`),
      );
      console.log(`${rewrapped} keys wrapped under ${current}`);
    });
}
