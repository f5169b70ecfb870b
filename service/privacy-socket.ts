// The embedded store opens in one process: what the console asks about people's data goes to that process, by a socket
// in the data folder that nobody else may open.
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { answerPrivacy, type PrivacyAsked, type PrivacyParts } from './privacy.ts';
import { MachineAct } from './console-machines.ts';
import { dimensions, type Scope } from '../domain/indicators/scopes.ts';
import { ServiceProblem } from './service-problem.ts';
import type { RunningPart } from './part.ts';

const Whom = z.union([z.strictObject({ email: z.string() }), z.strictObject({ reference: z.string() })]);
const Asked = z.discriminatedUnion('name', [
  z.object({ name: z.literal('erasable'), whom: Whom }),
  z.object({ name: z.literal('erase'), whom: Whom, references: z.array(z.string()) }),
  z.object({ name: z.literal('export'), whom: Whom, folder: z.string() }),
  z.object({ name: z.literal('rotate') }),
  z.object({ name: z.literal('keys') }),
  z.object({ name: z.literal('machines'), act: MachineAct }),
  z.object({ name: z.literal('retention') }),
  z.object({ name: z.literal('troubles') }),
  z.object({ name: z.literal('repair'), reference: z.string(), restart: z.boolean() }),
  z.object({ name: z.literal('votes'), slug: z.string().optional() }),
  z.object({
    name: z.literal('indicators'),
    from: z.int(),
    to: z.int(),
    by: z.enum(dimensions).optional(),
    scope: z.custom<Scope>((given) => typeof given === 'string'),
  }),
  z.object({ name: z.literal('articles') }),
  z.object({ name: z.literal('asked'), from: z.int(), to: z.int() }),
  z.object({ name: z.literal('lived'), from: z.int(), to: z.int() }),
  z.object({ name: z.literal('check-indicators'), histories: z.boolean() }),
  z.object({
    name: z.literal('audit'),
    kept: z.object({ size: z.int(), root: z.string() }).optional(),
  }),
  z.object({ name: z.literal('archive-keys'), rotate: z.boolean() }),
  z.object({ name: z.literal('archive-proof'), reference: z.string() }),
  z.object({ name: z.literal('copy-store'), folder: z.string() }),
]) satisfies z.ZodType<PrivacyAsked>;

/** Lines that come back: progress, then an answer or the sentence of a problem. */
export type PrivacyLine = { progress: number } | { answer: unknown } | { problem: string };

/** Systems take some hundred bytes at most. */
const LONGEST_PATH = 100;

/** Where the socket of a data folder is: in it, or in a folder of the user's own when that is too long for a socket. */
export function privacySocket(dataFolder: string): string {
  const inside = join(dataFolder, 'privacy.sock');
  if (Buffer.byteLength(inside) <= LONGEST_PATH) return inside;
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  return join(ownFolder(), `${name}.sock`);
}

/** Throws when somebody else has taken the name: they would hear what the console asks. */
function ownFolder(): string {
  const uid = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `paladin-${uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { uid: owner, mode } = lstatSync(folder);
  if (owner !== uid || (mode & 0o077) !== 0)
    throw new ServiceProblem('folder-exposed', `${folder} is not yours alone. Remove it, or set TMPDIR.`);
  return folder;
}

/** Listens for the console of the same user. */
export async function listenForPrivacy(parts: PrivacyParts, path: string): Promise<RunningPart> {
  await rm(path, { force: true });
  // Whoever hangs up half-way ends their own call, and nothing else.
  const server = createServer((socket) => void serveLine(parts, socket).catch(() => socket.destroy()));
  await listen(server, path);
  await chmod(path, 0o600);
  return {
    name: 'privacy',
    ended: new Promise(() => {}),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // Born closed to others: between its making and `chmod` nobody else gets in.
    const mask = process.umask(0o177);
    server.listen(path, () => resolve());
    process.umask(mask);
  });
}

async function serveLine(parts: PrivacyParts, socket: Socket): Promise<void> {
  const tell = (line: PrivacyLine) => void socket.write(`${JSON.stringify(line)}\n`);
  socket.on('error', () => {});
  for await (const line of createInterface({ input: socket })) {
    try {
      const asked = Asked.parse(JSON.parse(line));
      tell({ answer: await answerPrivacy(parts, asked, (progress) => tell({ progress })) });
    } catch (error) {
      tell({ problem: error instanceof Error ? error.message : String(error) });
    }
    socket.end();
  }
}
