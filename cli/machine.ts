import { type Command, InvalidArgumentError } from 'commander';
import { isScope, scopes, type Scope } from '../domain/machine-scopes.ts';
import { onPrivacy } from './on-privacy.ts';

export function machineCommand(program: Command): void {
  const command = program.command('machine').description('keys by which other programs come in');
  command
    .command('add')
    .description('make a key; prints it')
    .argument('<name>', 'what it is for')
    .requiredOption('--scopes <scopes>', `of ${scopes.join(', ')}: those, with commas between`, scopesOf)
    .action(async (name: string, given: { scopes: Scope[] }) => {
      const act = { make: name, ...given };
      const { key } = await onPrivacy({ name: 'machines', act });
      console.log(`${key}\nIt is shown this once.`);
    });
  command
    .command('list')
    .description('every key with its scopes, and when it was used last; never the key itself')
    .action(async () => {
      const { keys = [] } = await onPrivacy({ name: 'machines', act: { list: true } });
      for (const { id, name, scopes: held, usedAt, revokedAt } of keys)
        console.log(`${id}  ${name} (${held.join(', ')}), ${standing(usedAt, revokedAt)}`);
    });
  command
    .command('revoke')
    .description('from now on it opens nothing')
    .argument('<id>', 'as the list names it')
    .action(async (id: string) => {
      const { revoked } = await onPrivacy({ name: 'machines', act: { revoke: id } });
      console.log(revoked ? `${id} opens nothing any more` : `There is no key ${id} in force`);
      if (!revoked) process.exitCode = 1;
    });
}

function standing(usedAt: number | null, revokedAt: number | null): string {
  if (revokedAt !== null) return `revoked ${new Date(revokedAt).toISOString()}`;
  return usedAt === null ? 'not used yet' : `used ${new Date(usedAt).toISOString()}`;
}

function scopesOf(given: string): Scope[] {
  const words = [...new Set(given.split(',').map((word) => word.trim()))];
  const unknown = words.filter((word) => !isScope(word));
  if (unknown.length > 0)
    throw new InvalidArgumentError(`There is no scope "${unknown.join(', ')}": ${scopes.join(', ')}.`);
  return words.filter(isScope);
}
