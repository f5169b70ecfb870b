// A whole service on PostgreSQL, open at any hour, whose questions are over in seconds: their histories can be left to the archive.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, WorkflowNotFoundError } from '@temporalio/client';
import { expect, vi } from 'vitest';
import { ARCHIVE_SCHEDULE } from '../../service/archive-schedule.ts';
import { keepAgent } from '../../store/agents.ts';
import { archiveFolder, type ArchiveFiles } from '../../store/archive/archive-files.ts';
import { inclusionProofs } from '../../store/archive/prove.ts';
import { deskLine } from '../../store/desk-list.ts';
import { keyRing } from '../../store/master-key.ts';
import { openStore, type Store } from '../../store/open-store.ts';
import { openVault, type Vault } from '../../store/vault.ts';
import { connectClient, embeddedPlace } from '../../temporal-server/connect.ts';
import { ask, call } from '../story/people.ts';
import { freePorts } from '../support/free-ports.ts';
import { startPostgres } from '../support/postgres.ts';
import { quickPolicy } from '../support/quick-policy.ts';
import { masterKey } from '../support/stores.ts';
import { openHouse, type House } from './web-house.ts';

/** Beside the service, the hands that reach its database, its engine and its archive. */
export type AuditHouse = { house: House; store: Store; vault: Vault; client: Client; archive: ArchiveFiles };

export async function openAuditHouse(): Promise<AuditHouse & { close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'paladin-audit-'));
  const [postgres, [enginePort]] = await Promise.all([startPostgres(), freePorts(1)]);
  const store = await openStore({ url: postgres.url });
  const password = randomUUID();
  for (const [id, role] of [['ines', 'supervisor'] as const, ['paul', 'auditor'] as const])
    await keepAgent(store.db, { id, name: id, roles: [role], password });
  await writeFile(join(folder, 'policy.yaml'), quickPolicy);
  const opened = await openHouse({
    DATABASE_URL: postgres.url,
    PALADIN_MASTER_KEY: masterKey(4),
    PALADIN_POLICY: join(folder, 'policy.yaml'),
    PALADIN_ARCHIVE: join(folder, 'archive'),
    PALADIN_ENGINE_PORT: String(enginePort),
  });
  const passwords = new Map(['ines', 'paul'].map((id) => [id, password]));
  const file = { news: async () => undefined, save: async () => {}, savedAt: async () => 0 };
  const vault = await openVault(store.db, keyRing([masterKey(4)], file));
  const place = embeddedPlace({ address: `127.0.0.1:${enginePort}`, namespace: 'default' });
  const connection = await connectClient(place);
  return {
    house: { ...opened, passwords },
    store,
    vault,
    client: new Client({ connection }),
    archive: archiveFolder(join(folder, 'archive')),
    close: async () => {
      await connection.close();
      await opened.close();
      await store.close();
      await postgres.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A question that the assistant answered, as the person said, and that has closed. */
export async function livedQuestion({ house, store }: AuditHouse, email: string): Promise<string> {
  const { reference, put } = await ask(house.address, 'Comment déplacer mon rendez-vous ?', { email });
  const reaches = (status: string) =>
    patiently(async () => expect(await deskLine(store.db, reference)).toMatchObject({ status }));
  // For the person to say whether it helped.
  await reaches('waiting');
  expect(await put('confirmation', { helped: true })).toMatchObject({ status: 200 });
  await reaches('closed');
  return reference;
}

/** The night's work, now: what has ended is archived; then the engine forgets it, as it does past its retention. */
export async function leaveToArchive({ client, store }: AuditHouse, references: string[]): Promise<void> {
  await patiently(async () => {
    // The engine lists a run as ended a moment after its end.
    await client.schedule.getHandle(ARCHIVE_SCHEDULE).trigger();
    for (const reference of references) expect(await inclusionProofs(store.db, reference)).toHaveLength(1);
  });
  for (const reference of references) {
    await client.workflowService.deleteWorkflowExecution({
      namespace: client.options.namespace,
      workflowExecution: { workflowId: reference },
    });
    const described = () => client.workflow.getHandle(reference).describe();
    await patiently(() => expect(described()).rejects.toThrow(WorkflowNotFoundError));
  }
}

/** Where a test has not begun, nothing else polls. */
function patiently(holds: () => Promise<void>): Promise<void> {
  return vi.waitFor(holds, { timeout: 120_000, interval: 500 });
}

/** A supervisor forgets the person. */
export async function forgetPerson({ house }: AuditHouse, email: string, reference: string): Promise<void> {
  const session = { name: 'ines', password: house.passwords.get('ines') };
  const { headers } = await call(house.address, 'POST /api/session', { body: session });
  const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const body = { whom: { email }, references: [reference] };
  const { status } = await call(house.address, 'POST /api/desk/erasures', { body, headers: { cookie } });
  expect(status).toBe(201);
}
