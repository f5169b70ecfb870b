// What the API does with what its description allows, and with what it does not: Schemathesis against a fresh instance, once for
// each kind of caller. No answer may be 5xx, nor of a status or form that the description lacks.
// `npm run fuzz:api -- [--seed 1] [--seconds 45] [--only auditor]`; exit code 1 when something is otherwise.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { asking, send } from '../bench/abuse/client.ts';
import { freshInstance } from '../bench/abuse/instance.ts';

const VERSION = '4.32.5';
const CHECKS = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_schema_conformance',
];
/** Streams never end, and what takes a caller's own session away would leave the rest of their run without one. */
const LEFT_OUT = ['getQuestionsByReferenceEvents', 'getDeskEvents', 'deleteSession', 'putSessionPassword'];
/** Beside `chef`, who is support and supervisor: each named by their role. */
const STAFF = { support: 'support', medical: 'medical', auditor: 'auditor', editor: 'editor' };
const ELSEWHERE = '203.0.113.250';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '45' },
    only: { type: 'string', default: '' },
  },
});

const schemathesis = installed();
const instance = await freshInstance(STAFF);
const asked = await askedQuestion();
const folder = await mkdtemp(join(tmpdir(), 'paladin-fuzz-'));
const config = join(folder, 'schemathesis.toml');
// Half of what is behind a reference is never reached by one that is made up.
await writeFile(config, `[parameters]\n"path.reference" = "${asked.reference}"\n`);
const failed: string[] = [];
try {
  for (const [caller, headers] of await callers()) {
    if (!caller.includes(values.only)) continue;
    console.log(`\n=== ${caller}`);
    if (!holds(headers)) failed.push(caller);
  }
} finally {
  await instance.stop();
  await rm(folder, { recursive: true });
}
console.log(
  failed.length === 0 ? '\nevery answer is as described' : `\notherwise than described: ${failed.join(', ')}`,
);
process.exit(failed.length === 0 ? 0 : 1);

/** In the user's cache, outside the tree; made once for each version. */
function installed(): string {
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
  const environment = join(cache, 'paladin', `schemathesis-${VERSION}`);
  const command = join(environment, 'bin', 'schemathesis');
  if (existsSync(command)) return command;
  mustRun('python3', ['-m', 'venv', '--clear', environment]);
  mustRun(join(environment, 'bin', 'pip'), ['install', '--quiet', `schemathesis==${VERSION}`]);
  return command;
}

function mustRun(command: string, args: string[]): void {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`, { cause: error });
}

/** Nobody, whoever asked the question, and an agent of each role: the headers that they send. */
async function callers(): Promise<Map<string, string[]>> {
  const all = new Map<string, string[]>([
    ['nobody', []],
    ['requester', [`Authorization: Bearer ${asked.token}`]],
  ]);
  for (const [name, password] of instance.passwords) {
    const { cookies } = await send(instance, 'POST /api/session', {
      json: { name, password },
      from: ELSEWHERE,
    });
    all.set(name, [`Cookie: ${cookies[0]?.split(';')[0]}`]);
  }
  return all;
}

async function askedQuestion(): Promise<{ reference: string; token: string }> {
  const text = 'Je veux parler à un conseiller.';
  const { body } = await send(instance, 'POST /api/questions', { ...asking(text), from: ELSEWHERE });
  return { reference: String(body.reference), token: String(body.token) };
}

function holds(headers: readonly string[]): boolean {
  const args = ['--config-file', config, 'run', `${instance.url}/api/openapi.json`];
  args.push('--seed', values.seed, '--max-time', values.seconds, '--checks', CHECKS.join(','));
  args.push('--phases', 'examples,coverage,fuzzing', '--continue-on-failure', '--warnings', 'off');
  args.push('--request-timeout', '30', '--suppress-health-check', 'all', '--no-color');
  for (const id of LEFT_OUT) args.push('--exclude-operation-id', id);
  for (const header of ['X-Forwarded-For: 203.0.113.1', ...headers]) args.push('-H', header);
  return spawnSync(schemathesis, args, { cwd: folder, stdio: 'inherit' }).status === 0;
}
