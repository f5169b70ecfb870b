import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { agentList, keepAgent, type Agent } from '../store/agents.ts';
import type { Container } from './container.ts';

export type DemoSignIn = { id: string; name: string; roles: readonly string[]; password: string };

const cast: readonly Agent[] = [
  { id: 'lea', name: 'Léa Martin', roles: ['support'] },
  { id: 'marc', name: 'Marc Petit', roles: ['support'] },
  { id: 'roux', name: 'Dr Hélène Roux', roles: ['medical'] },
  { id: 'ines', name: 'Inès Faure', roles: ['support', 'supervisor'] },
  { id: 'paul', name: 'Paul Girard', roles: ['auditor'] },
];

/**
 * Agents to try the desk with, on a store that has none of its own. They share one password, made at the first start
 * and kept beside the store for its owner alone.
 */
export async function demoAgents({ store, config }: Container): Promise<DemoSignIn[]> {
  const known = new Set((await agentList(store.db)).map(({ id }) => id));
  if (known.size > 0 && !cast.every(({ id }) => known.has(id))) return [];
  const password = await keptPassword(join(config.dataFolder, 'demo-password'));
  for (const agent of cast) if (!known.has(agent.id)) await keepAgent(store.db, { ...agent, password });
  return cast.map((agent) => ({ ...agent, password }));
}

async function keptPassword(file: string): Promise<string> {
  const made = randomBytes(9).toString('base64url');
  try {
    await writeFile(file, made, { mode: 0o600, flag: 'wx' });
    return made;
  } catch {
    return (await readFile(file, 'utf8')).trim();
  }
}
