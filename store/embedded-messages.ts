// What the embedded store's thread is asked, and what it replies.
import type { Results } from '@electric-sql/pglite';
import type { Durability } from './embedded-postgres.ts';

export type EmbeddedFolder = { folder: string; durability: Durability };

export type Statement = {
  kind: 'query';
  text: string;
  params: unknown[];
  rowMode: 'array' | 'object';
};

export type Work = Statement | { kind: 'open' } | { kind: 'close' };
export type ThreadRequest = Work & { id: number };
export type ThreadReply = {
  id: number;
  results?: Results | undefined;
  problem?: { message: string; code?: string } | undefined;
};
