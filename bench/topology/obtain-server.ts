// Temporal's own server and its schema tool, from their sources: no package of theirs is needed, nor a container.
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lastLine, run } from '../../temporal-server/run-program.ts';
import { cacheFolder } from '../../temporal-server/sources/lookup.ts';

/** The last that Go 1.25 builds. */
const VERSION = '1.32.0';
const modules = ['cmd/server', 'cmd/tools/sql'].map((path) => `go.temporal.io/server/${path}@v${VERSION}`);

export type ServerPrograms = { server: string; schema: string };

/** Built once, into the folder where obtained engines are kept: some minutes on two cores, with the Go toolchain. */
export async function obtainServer(report: (line: string) => void): Promise<ServerPrograms> {
  const folder = join(cacheFolder(process.env), `server-${VERSION}`);
  const programs = { server: join(folder, 'server'), schema: join(folder, 'sql') };
  if (await isThere(programs)) return programs;
  report(`building Temporal's server ${VERSION}: some minutes, once`);
  const draft = `${folder}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  const built = await run('go', ['install', ...modules], {
    env: { ...process.env, GOBIN: draft },
    lowPriority: true,
  });
  if (built.code !== 0) throw new Error(`Temporal's server cannot be built: ${lastLine(built.output)}`);
  await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
  return programs;
}

function isThere({ server, schema }: ServerPrograms): Promise<boolean> {
  return Promise.all([access(server), access(schema)]).then(
    () => true,
    () => false,
  );
}
