import type { Context } from 'hono';
import { getConnInfo } from '@hono/node-server/conninfo';
import { networkOf } from '../domain/network.ts';
import type { Env, ApiContext } from './context.ts';

/** A keyed digest that stands for the sender's address or, of IPv6, network: it counts requests and tells nothing else. */
export function clientDigest(
  { config, vault }: Pick<ApiContext, 'config' | 'vault'>,
  c: Context<Env>,
): string {
  return vault.digest('sender', networkOf(addressOf(c, config.proxies ?? 0)));
}

/** Of X-Forwarded-For only what our own proxies wrote is believed: anybody may send the rest. */
function addressOf(c: Context<Env>, proxies: number): string {
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((address) => address.trim());
  const chain = [...forwarded.filter((address) => address !== ''), connectionOf(c)];
  return chain.at(-1 - Math.min(proxies, chain.length - 1)) ?? 'unknown';
}

/** Whether a request comes from this very machine, and through nobody. */
export function asksFromHere(c: Context<Env>): boolean {
  const address = connectionOf(c);
  const isLocal = address === '::1' || networkOf(address).startsWith('127.');
  return isLocal && c.req.header('x-forwarded-for') === undefined && c.req.header('forwarded') === undefined;
}

/** Undefined connection: a request made without a socket, by a test or the process itself. */
function connectionOf(c: Context<Env>): string {
  const incoming: unknown =
    typeof c.env === 'object' && c.env !== null && 'incoming' in c.env ? c.env.incoming : undefined;
  return incoming === undefined ? 'unknown' : (getConnInfo(c).remote.address ?? 'unknown');
}
