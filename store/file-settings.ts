import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { BucketSettings } from './bucket.ts';

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((given) => (given === '' ? undefined : given), schema.optional());

/** Where files go. The bucket's keys have the names that every S3 tool knows. */
export const fileSettings = z
  .object({
    PALADIN_S3_URL: optional(z.url({ protocol: /^https?$/ })).describe(
      'S3-compatible bucket for sealed files, such as https://s3.fr-par.scw.cloud/paladin; without it they stay in the store',
    ),
    AWS_REGION: z.string().default('us-east-1').describe('region of that bucket'),
    AWS_ACCESS_KEY_ID: optional(z.string()).describe('key of that bucket'),
    AWS_SECRET_ACCESS_KEY: optional(z.string()).describe('its secret'),
    PALADIN_ARCHIVE: optional(z.string()).describe(
      'folder of the signed archive of closed questions, or `s3` for the bucket; without it, `archive` in the data folder (docs/audit.md)',
    ),
  })
  .refine((given) => given.PALADIN_S3_URL === undefined || keysOf(given) !== undefined, {
    path: ['PALADIN_S3_URL'],
    message: 'needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY',
  })
  .refine((given) => given.PALADIN_ARCHIVE !== 's3' || given.PALADIN_S3_URL !== undefined, {
    path: ['PALADIN_ARCHIVE'],
    message: 's3 needs PALADIN_S3_URL, the bucket that the archive goes to',
  });

export type FilePlaces = {
  /** Where sealed files go once they are accepted; without it they stay in the store. */
  bucket: BucketSettings | undefined;
  /** Undefined for the bucket. */
  archiveFolder: string | undefined;
};

export function filePlaces(given: z.infer<typeof fileSettings>, dataFolder: string): FilePlaces {
  const { PALADIN_S3_URL: url, AWS_REGION: region, PALADIN_ARCHIVE: archive } = given;
  const keys = keysOf(given);
  return {
    bucket: url === undefined || keys === undefined ? undefined : { url, region, ...keys },
    archiveFolder: archive === 's3' ? undefined : resolve(archive ?? join(dataFolder, 'archive')),
  };
}

function keysOf(given: {
  AWS_ACCESS_KEY_ID?: string | undefined;
  AWS_SECRET_ACCESS_KEY?: string | undefined;
}) {
  const { AWS_ACCESS_KEY_ID: keyId, AWS_SECRET_ACCESS_KEY: secret } = given;
  return keyId === undefined || secret === undefined ? undefined : { keyId, secret };
}
