import { fdatasyncSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/**
 * What an accepted message survives. `crash`: the end of this process, however sudden; the system's cache then holds what was
 * written. `power-cut`: the end of the machine, too, for the price of a disk flush with each transaction.
 */
export type Durability = 'crash' | 'power-cut';

/** One session reads through a small cache as fast: what lies behind it is the system's own. PostgreSQL's usual 128 MB are never given back. */
const small = ['-c', 'shared_buffers=16MB'];

/** PGlite as it comes does not flush to disk at all: it turns fsync off, and its file system would not pass it on. */
export function embeddedClient(folder: string, durability: Durability): PGlite {
  if (durability === 'crash')
    return new PGlite({ dataDir: folder, startParams: [...PGlite.defaultStartParams, ...small] });
  const startParams = [
    ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
    '-c',
    'fsync=on',
    '-c',
    'wal_sync_method=fsync',
    ...small,
  ];
  return new PGlite({ dataDir: folder, fs: new FlushingFS(folder), startParams });
}

type Module = { NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } } };
type Prepared = Awaited<ReturnType<NodeFS['init']>>;

/** Emscripten's Node file system has no fsync of its own; it calls one that is put there. */
class FlushingFS extends NodeFS {
  override async init(...given: Parameters<NodeFS['init']>): Promise<Prepared> {
    const { emscriptenOpts } = await super.init(...given);
    const before = emscriptenOpts.preRun ?? [];
    const preRun = [...(Array.isArray(before) ? before : [before]), flushOnSync];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }
}

function flushOnSync(module: unknown): void {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- emscripten's module object, which PGlite types without this part
  (module as Module).NODEFS.stream_ops.fsync = ({ nfd }) => {
    fdatasyncSync(nfd);
    return 0;
  };
}
