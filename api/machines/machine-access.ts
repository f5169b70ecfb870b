import type { Context, MiddlewareHandler } from 'hono';
import type { Scope } from '../../domain/machine-scopes.ts';
import { bearerOf } from '../admit.ts';
import type { ApiContext, Env } from '../context.ts';
import { Refusal } from '../errors.ts';
import { machineBy, type Machine } from './machine-keys.ts';

/**
 * Lets programs in by their keys, and sets `machine`. Looked up at each request: a revoked key opens nothing any more.
 * Throws Refusal `sign-in-needed` (401) or `too-many-requests` (429).
 */
export function onlyMachines(site: ApiContext): MiddlewareHandler<Env> {
  return async (c, next) => {
    const machine = await machineBy(site, bearerOf(c) ?? '');
    if (!machine) throw new Refusal('sign-in-needed');
    site.gates.machine(machine.id);
    c.set('machine', machine);
    await next();
  };
}

/** Who calls, where their key has that scope; throws Refusal `forbidden` (403). */
export function machineWith(c: Context<Env>, scope: Scope): Machine {
  const machine = c.get('machine');
  if (!machine.scopes.includes(scope)) throw new Refusal('forbidden');
  return machine;
}

/** What a route asks of a key, for the document. */
export function needs(...scopes: Scope[]) {
  return [{ machine: scopes }];
}
