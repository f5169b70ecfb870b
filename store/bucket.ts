// Files of the house in an S3-compatible bucket, by name. What is private is sealed before it comes here.
import { S3mini } from 's3mini';
import { StoreAway } from './unavailable.ts';

/** `url` is the bucket's own address: `https://s3.fr-par.scw.cloud/paladin`, or `https://paladin.s3.eu-west-3.amazonaws.com`. */
export type BucketSettings = { url: string; region: string; keyId: string; secret: string };

/** Each throws StoreAway, with the reason as its cause, when the bucket does not answer or refuses. */
export type Bucket = {
  /** Whole or not at all; it replaces what stood there. */
  write(name: string, content: AsyncIterable<Uint8Array>, size: number): Promise<void>;
  /** Undefined when there is no such file. */
  read(name: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** What is not there is removed. */
  remove(name: string): Promise<void>;
  /** Every name that begins so. */
  list(beginning: string): Promise<string[]>;
};

/** For one file, however slow the line. */
const PATIENCE_MS = 120_000;
const ANY_TYPE = 'application/octet-stream';
const WHILE_READ = { duplex: 'half' } as const;

export function openBucket({ url, region, keyId, secret }: BucketSettings): Bucket {
  const client = new S3mini({
    endpoint: url,
    region,
    accessKeyId: keyId,
    secretAccessKey: secret,
    requestAbortTimeout: PATIENCE_MS,
    // Without it Node sends no body that is still being read.
    fetch: (input, init) => fetch(input, { ...init, ...WHILE_READ }),
  });
  return {
    write: (name, content, size) =>
      orAway(async () => {
        await client.putObject(name, streamOf(content), ANY_TYPE, undefined, undefined, size);
      }),
    read: (name) => orAway(async () => (await client.getObjectResponse(name))?.body ?? undefined),
    remove: (name) => orAway(async () => void (await client.deleteObject(name))),
    list: (beginning) =>
      orAway(async () => {
        const found = await client.listObjects('/', beginning);
        return (found ?? []).map(({ Key }) => Key);
      }),
  };
}

function streamOf(content: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const parts = content[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(stream) {
      const { done = false, value } = await parts.next();
      if (done) stream.close();
      else stream.enqueue(value);
    },
  });
}

async function orAway<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new StoreAway({ cause });
  }
}
