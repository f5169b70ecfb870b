// An S3-compatible server of its own.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import type { BucketSettings } from '../../store/bucket.ts';
import { freePorts } from './free-ports.ts';

export async function startBucket(): Promise<{ settings: BucketSettings; stop: () => Promise<void> }> {
  const [port = 0] = await freePorts(1);
  const directory = await mkdtemp(join(tmpdir(), 'paladin-bucket-'));
  const configureBuckets = [{ name: 'paladin' }];
  const server = new S3rver({
    address: '127.0.0.1',
    port,
    directory,
    silent: true,
    configureBuckets,
    // It signs a bucket's address without the slash at its end, which no other server leaves out.
    allowMismatchedSignatures: true,
  });
  await server.run();
  return {
    settings: {
      url: `http://127.0.0.1:${port}/paladin`,
      region: 'us-east-1',
      keyId: 'S3RVER',
      secret: 'S3RVER',
    },
    stop: async () => {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
