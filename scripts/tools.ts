// What the tests need beside npm's packages: a browser, PostgreSQL and, for the mailbox, Dovecot. Installed once where the machine allows it.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const path = (process.env.PATH ?? '').split(delimiter);
const tools = [
  {
    name: 'Chromium',
    packages: ['chromium', 'fonts-dejavu'],
    isThere: () =>
      process.env.PALADIN_CHROMIUM !== undefined ||
      ['chromium', 'chromium-browser', 'google-chrome'].some((name) =>
        path.some((folder) => existsSync(join(folder, name))),
      ),
  },
  {
    name: 'PostgreSQL',
    packages: ['postgresql'],
    isThere: () =>
      path.some((folder) => existsSync(join(folder, 'initdb'))) ||
      foldersIn('/usr/lib/postgresql').some((folder) => existsSync(join(folder, 'bin', 'initdb'))),
  },
];

const optional = [
  {
    name: 'Dovecot',
    without: 'its tests are skipped',
    packages: ['dovecot-imapd'],
    isThere: () => [...path, '/usr/sbin'].some((folder) => existsSync(join(folder, 'dovecot'))),
  },
  {
    name: 'Chromium’s headless shell',
    without: 'tests at a browser take twice the processor',
    packages: ['chromium-headless-shell', 'fonts-dejavu'],
    isThere: () =>
      process.env.PALADIN_CHROMIUM !== undefined ||
      path.some((folder) => existsSync(join(folder, 'chromium-headless-shell'))),
  },
];

for (const { name, without, packages: wanted, isThere } of optional)
  if (!isThere() && !installed(wanted))
    console.warn(`${name} is not here: ${without}. On Debian or Ubuntu: apt-get install ${wanted.join(' ')}`);

const missing = tools.filter(({ isThere }) => !isThere());
const packages = missing.flatMap((tool) => tool.packages);
if (packages.length > 0 && !installed(packages)) {
  console.error(
    `The tests need ${missing.map(({ name }) => name).join(' and ')}. On Debian or Ubuntu: apt-get install ${packages.join(' ')}`,
  );
  process.exit(1);
}

/** With Debian's own command, as root; elsewhere it is for the machine's owner to do. */
function installed(names: readonly string[]): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log(`installing ${names.join(', ')}, once`);
  const run = (...words: string[]) =>
    spawnSync('apt-get', ['-qq', ...words], {
      stdio: ['ignore', 'ignore', 'inherit'],
      // PostgreSQL's package is not to make and start a cluster of its own.
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', PG_CREATE_MAIN_CLUSTER: 'no' },
    }).status === 0;
  return run('update') && run('install', '-y', '--no-install-recommends', ...names);
}

function foldersIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}
