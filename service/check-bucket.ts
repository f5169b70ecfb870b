import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Config } from '../config.ts';
import { openBucket, type Bucket } from '../store/bucket.ts';
import { fine, type CheckResult, problem } from './check-result.ts';

/** Writes a file of a few bytes, reads it and removes it: all that the service does there. */
export async function fileStorage({ bucket: settings }: Config): Promise<CheckResult[]> {
  const what = 'file storage';
  if (settings === undefined)
    return [fine(what, 'in the store; PALADIN_S3_URL would move sealed files to an S3-compatible bucket')];
  const { host, pathname } = new URL(settings.url);
  const where = `${host}${pathname}`;
  try {
    await tryOut(openBucket(settings), `check/${randomUUID()}`);
    return [fine(what, `${where} takes, gives back and forgets a file`)];
  } catch (error) {
    const remedy =
      'Check PALADIN_S3_URL, AWS_REGION, the keys, and their right to put, get and delete objects; files stay in the store until then.';
    return [problem(what, `${where} does not do (${reasonOf(error)}). ${remedy}`)];
  }
}

async function tryOut(bucket: Bucket, name: string): Promise<void> {
  const content = Buffer.from('Paladin looks whether files can be kept here.');
  await bucket.write(name, Readable.from([content]), content.length);
  try {
    const found = await bucket.read(name);
    if (!found || !content.equals(await buffer(found)))
      throw new Error('what was written does not come back');
  } finally {
    await bucket.remove(name);
  }
}

/** The innermost sentence: a code of the bucket's or of the network's. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && error.cause instanceof Error) return reasonOf(error.cause);
  return error instanceof Error ? error.message : String(error);
}
