import { randomBytes } from 'node:crypto';
import { type Command, InvalidArgumentError } from 'commander';
import { isRole, agentRoles, type AgentRole } from '../api/agents/roles.ts';
import { readConfig } from '../config.ts';
import { storePlace } from '../service/container.ts';
import { agentList, keepAgent } from '../store/agents.ts';
import type { Db } from '../store/db.ts';
import { recordStaffEvent } from '../store/staff.ts';
import { openStore } from '../store/open-store.ts';

const PASSWORD_BYTES = 12;
const ID = /^[a-z][a-z0-9-]{1,39}$/;

/** The way in to a new house: afterwards its supervisors add agents themselves. */
export function agentCommand(program: Command): void {
  const command = program.command('agent').description('who may sign in at the desk');
  command
    .command('add')
    .description(
      'add an agent, or give the one of that id a new name, roles and password; prints the password',
    )
    .argument('<id>', 'what they sign in with: small letters, digits and hyphens', idOf)
    .requiredOption('--name <name>', 'the name that people read in the conversation')
    .requiredOption('--roles <roles>', `of ${agentRoles.join(', ')}: those, with commas between`, rolesOf)
    .addHelpText(
      'after',
      '\nWithout PostgreSQL, stop `paladin start` first: the embedded store opens in one process.',
    )
    .action(async (id: string, given: { name: string; roles: AgentRole[] }) => {
      const password = randomBytes(PASSWORD_BYTES).toString('base64url');
      await onAgents(async (db) => {
        await keepAgent(db, { id, ...given, password });
        const detail = { given: given.roles };
        await recordStaffEvent(db, { at: Date.now(), type: 'agent-added', by: 'console', about: id, detail });
      });
      console.log(`${id} signs in with the password ${password}\nIt is shown this once.`);
    });
  command
    .command('list')
    .description('every agent with their roles')
    .action(async () => {
      const agents = await onAgents(agentList);
      if (agents.length === 0) console.log('There is nobody yet: paladin agent add');
      for (const { id, name, roles: held } of agents)
        console.log(`${id.padEnd(16)}${name} (${held.join(', ')})`);
    });
}

async function onAgents<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const store = await openStore(storePlace(readConfig()));
  return work(store.db).finally(() => store.close());
}

function idOf(given: string): string {
  if (!ID.test(given)) throw new InvalidArgumentError('Small letters, digits and hyphens, 2 to 40 of them.');
  return given;
}

function rolesOf(given: string): AgentRole[] {
  const words = given.split(',').map((word) => word.trim());
  const unknown = words.filter((word) => !isRole(word));
  if (unknown.length > 0)
    throw new InvalidArgumentError(`There is no role "${unknown.join(', ')}": ${agentRoles.join(', ')}.`);
  return words.filter(isRole);
}
