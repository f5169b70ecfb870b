import { access, constants, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Config } from '../config.ts';
import { fine, type CheckResult, problem } from './check-result.ts';

const oldestNode = [20, 19] as const;
/** Under that, the engine's and the store's files may fill the disk within days. */
const LEAST_FREE_BYTES = 1024 ** 3;
/** Under that, nobody is to be sent here: the largest mail and the databases' own logs must fit. */
const ROOM_BYTES = 256 * 1024 ** 2;
const PARIS = 'Europe/Paris';

export function node(): CheckResult {
  const { node: version } = process.versions;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = oldestNode;
  const serves = major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
  return serves
    ? fine('Node.js', version)
    : problem(
        'Node.js',
        `${version} is too old. Install ${oldestNode.join('.')} or later (https://nodejs.org).`,
      );
}

/** Opening hours are Paris's: summer and winter must be told apart. */
export function timeZones(): CheckResult {
  const tz: string | undefined = process.versions['tz'];
  const hour = new Intl.DateTimeFormat('en', { timeZone: PARIS, hour: 'numeric', hourCycle: 'h23' });
  const [winter, summer] = [Date.UTC(2026, 0, 15, 12), Date.UTC(2026, 6, 15, 12)].map((at) =>
    hour.format(at),
  );
  return winter === '13' && summer === '14'
    ? fine('time zones', `data ${tz ?? 'of an unknown version'}, ${PARIS} as expected`)
    : problem(
        'time zones',
        `${PARIS} is wrong in data ${tz ?? 'of an unknown version'}. Install a Node.js with full ICU data.`,
      );
}

/** Nothing is made: what is not there yet is made by the first start, if its parent can be written. */
export async function folder({ dataFolder }: Config): Promise<CheckResult[]> {
  const there = await nearest(dataFolder);
  const remedy = 'Make it a folder that this user can write, or choose another with PALADIN_DATA.';
  try {
    await access(there, constants.W_OK | constants.X_OK);
    const { mode, isDirectory } = await modeOf(there);
    if (!isDirectory) throw new Error('no folder');
    if (there === dataFolder && (mode & OTHERS) !== 0)
      return [
        problem('data folder', `${dataFolder} can be entered by other users. Run: chmod 700 ${dataFolder}`),
      ];
  } catch {
    return [problem('data folder', `${dataFolder} cannot be written. ${remedy}`)];
  }
  return [fine('data folder', there === dataFolder ? dataFolder : `${dataFolder}, made at the first start`)];
}

/** Read, write and enter, for the group and for everybody. */
const OTHERS = 0o077;

async function modeOf(path: string): Promise<{ mode: number; isDirectory: boolean }> {
  const found = await stat(path);
  return { mode: found.mode, isDirectory: found.isDirectory() };
}

export async function disk({ dataFolder }: Config): Promise<CheckResult[]> {
  const free = await freeBytes(dataFolder);
  const says = `${(free / 1024 ** 3).toFixed(1)} GiB free`;
  return [
    free >= LEAST_FREE_BYTES
      ? fine('disk', says)
      : problem('disk', `${says} for ${dataFolder}. Make room, or choose another disk with PALADIN_DATA.`),
  ];
}

/** Whether what comes in can still be written by the embedded store; PostgreSQL's disk is its own. */
export async function hasRoom({ databaseUrl, dataFolder }: Config): Promise<boolean> {
  return databaseUrl !== undefined || (await freeBytes(dataFolder)) >= ROOM_BYTES;
}

async function freeBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(await nearest(path));
  return bavail * bsize;
}

async function nearest(path: string): Promise<string> {
  const there = await stat(path).then(
    () => true,
    () => false,
  );
  return there || dirname(path) === path ? path : nearest(dirname(path));
}
