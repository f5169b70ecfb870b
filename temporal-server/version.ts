import { run } from './run-program.ts';

/** What `temporal --version` says: the command's own version, and that of the server it carries. */
export type Version = { cli: string; server: string };

/** The oldest server this code was tried on; it is also what the Go build gives. */
export const oldestServer = '1.29.1';
/** The first server that skips time by itself, which the time-skipping tests need. */
export const timeSkippingServer = '1.32.0';

/** Asks a binary for its version; undefined when it is not the `temporal` command, or does not run here. */
export async function versionOf(path: string, signal?: AbortSignal): Promise<Version | undefined> {
  const { code, output } = await run(path, ['--version'], { signal, timeoutMs: 20_000 });
  const said = /^temporal version (\S+) \(Server ([\d.]+)/m.exec(output);
  return code === 0 && said?.[1] && said[2] ? { cli: said[1], server: said[2] } : undefined;
}

/** Whether one dotted version is at least another: `isAtLeast('1.32.0', '1.29.1')`. */
export function isAtLeast(version: string, floor: string): boolean {
  return version.localeCompare(floor, 'en', { numeric: true }) >= 0;
}
