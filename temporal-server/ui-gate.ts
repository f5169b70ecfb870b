// Stands before the engine's web page: the development server answers whoever names any host, and so any site whose name
// was made to lead to this machine (DNS rebinding).
import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { proxy } from 'hono/proxy';
import { isLocal } from '../domain/local-host.ts';

type Gate = { ip: string; port: number; inner: string };

/** Serves the page at `ip:port` to browsers that asked for this machine by its own name. Gives what closes it. */
export async function guardUi({ ip, port, inner }: Gate): Promise<() => Promise<void>> {
  const gate = new Hono().all('*', async (c) => {
    const { host, origin } = c.req.header();
    if (!isLocal(host, ip) || (origin !== undefined && !isLocal(hostOf(origin), ip)))
      return c.body(null, 421);
    const { pathname, search } = new URL(c.req.url);
    return proxy(`${inner}${pathname}${search}`, {
      raw: c.req.raw,
      headers: { ...c.req.header(), origin: undefined },
    });
  });
  const server = await new Promise<ServerType>((resolve, reject) => {
    const listening = serve({ fetch: gate.fetch, hostname: ip, port }, () => resolve(listening));
    listening.once('error', reject);
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
