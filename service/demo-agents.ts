import { randomBytes } from 'node:crypto';
import { agentList, DRAWN_COST, keepAgent, type Agent } from '../store/agents.ts';
import type { Container } from './container.ts';

export type DemoSignIn = { id: string; name: string; roles: readonly string[]; password: string };

const cast: readonly Agent[] = [
  { id: 'lea', name: 'Léa Martin', roles: ['support'] },
  { id: 'marc', name: 'Marc Petit', roles: ['support'] },
  { id: 'roux', name: 'Dr Hélène Roux', roles: ['medical'] },
  { id: 'ines', name: 'Inès Faure', roles: ['support', 'supervisor'] },
  { id: 'nora', name: 'Nora Lemaire', roles: ['editor'] },
  { id: 'paul', name: 'Paul Girard', roles: ['auditor'] },
];

/**
 * Agents to try the desk with, on a store that has nobody yet, each with a password of their own: it is told this once and
 * kept nowhere. They are refused, and not made, where others than this machine come in.
 */
export async function demoAgents({ store, config }: Container): Promise<DemoSignIn[]> {
  if (!isOnLoopback(config) || (await agentList(store.db)).length > 0) return [];
  const signIns = cast.map((agent) => ({ ...agent, password: randomBytes(9).toString('base64url') }));
  for (const agent of signIns) await keepAgent(store.db, { ...agent, demo: true, cost: DRAWN_COST });
  return signIns;
}

/** Whether only this machine reaches the pages, by the address listened on and by the one that people type. */
export function isOnLoopback({ host, publicUrl }: Pick<Container['config'], 'host' | 'publicUrl'>): boolean {
  return [host, new URL(publicUrl).hostname].every((name) => LOOPBACK.test(name));
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;
