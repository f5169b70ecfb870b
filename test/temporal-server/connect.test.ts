import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import {
  configuredPlace,
  connectClient,
  connectWorker,
  embeddedPlace,
  type ServerAddress,
  prepareNamespace,
} from '../../temporal-server/connect.ts';
import { temporalOn } from '../support/engine.ts';

const shared = inject('engine');

describe('where the engine is', () => {
  test('is our own affair when the environment does not say', () => {
    expect(configuredPlace({ PATH: '/bin', TEMPORAL_NAMESPACE: 'paladin' })).toBeUndefined();
  });

  test('is a cluster when TEMPORAL_ADDRESS names one', () => {
    expect(
      configuredPlace({ TEMPORAL_ADDRESS: 'temporal:7233', TEMPORAL_NAMESPACE: 'paladin' }),
    ).toMatchObject({
      kind: 'cluster',
      address: 'temporal:7233',
      namespace: 'paladin',
    });
  });

  test.each(['paladin.a1b2c.tmprl.cloud:7233', 'eu-west-1.aws.api.temporal.io:7233'])(
    'is Temporal Cloud at %s, over TLS with its key',
    (address) => {
      expect(configuredPlace({ TEMPORAL_ADDRESS: address, TEMPORAL_API_KEY: 'a-key' })).toMatchObject({
        kind: 'cloud',
        namespace: 'default',
        connectionOptions: { address, apiKey: 'a-key', tls: true },
      });
    },
  );

  test('is a profile of Temporal’s own configuration file', async () => {
    const file = await fileWith('[profile.prod]\naddress = "prod:7233"\nnamespace = "paladin"\n');
    const env = { TEMPORAL_CONFIG_FILE: file, TEMPORAL_PROFILE: 'prod' };
    expect(configuredPlace(env)).toMatchObject({
      kind: 'cluster',
      address: 'prod:7233',
      namespace: 'paladin',
    });
    await rm(file);
  });

  test('cannot be told from a profile that is not there', async () => {
    const file = await fileWith('[profile.prod]\naddress = "prod:7233"\n');
    const env = { TEMPORAL_CONFIG_FILE: file, TEMPORAL_PROFILE: 'absent' };
    expect(() => configuredPlace(env)).toThrow(expect.objectContaining({ code: 'misconfigured' }));
    await rm(file);
  });
});

describe('an engine where nobody listens', () => {
  test.each([
    ['clients', (place: ServerAddress) => connectClient(place, 200)],
    ['workers', connectWorker],
  ])('is said to be unreachable to %s', async (_, connect) => {
    await expect(
      connect(embeddedPlace({ address: '127.0.0.1:9', namespace: 'default' })),
    ).rejects.toMatchObject({
      code: 'unreachable',
      message: expect.stringContaining('Temporal does not answer at 127.0.0.1:9.'),
    });
  });
});

describe('a namespace of somebody else’s cluster', () => {
  test('is given its search attributes, and its retention is left alone', async () => {
    const place = await placeOn('cluster');
    const connection = await connectClient(place);
    await expect(prepareNamespace(place, connection)).resolves.toEqual({ retentionDays: 3 });
    await expect(prepareNamespace(place, connection)).resolves.toEqual({ retentionDays: 3 });
    await connection.close();
  });

  test('is only checked on Temporal Cloud, which says what is missing', async () => {
    const place = await placeOn('cloud');
    const connection = await connectClient(place);
    await expect(prepareNamespace(place, connection)).rejects.toMatchObject({
      code: 'namespace-not-ready',
      message: expect.stringContaining('QuestionStatus (keyword), Route (keyword)'),
    });
    await connection.close();
  });
});

async function placeOn(kind: ServerAddress['kind']): Promise<ServerAddress> {
  const namespace = randomUUID();
  await temporalOn(shared.address)('operator', 'namespace', 'create', '-n', namespace, '--retention', '3d');
  return { ...embeddedPlace({ address: shared.address, namespace }), kind };
}

async function fileWith(toml: string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'paladin-profile-')), 'temporal.toml');
  await writeFile(path, toml);
  return path;
}
