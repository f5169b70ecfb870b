import { EventEmitter } from 'node:events';
import { sql } from 'drizzle-orm';
import { Client, type Pool } from 'pg';
import type { Db } from './db.ts';

/** Something about a question has changed: look again after the sequence you have. Unnamed, it may be any question. */
type Look = (question?: string) => void;

/** Tells who watches a question, in this process or, on PostgreSQL, in any other, that it has moved. */
export type Changes = {
  subscribe(question: string, look: Look): () => void;
  /** Within a transaction: told once it commits, on PostgreSQL; call `published` after it for the embedded store. */
  announce(db: Db, question: string): Promise<void>;
  published(question: string): void;
  close(): Promise<void>;
};

const CHANNEL = 'paladin_changes';
/** Heard by those who watch every question: the desk's list. */
export const EVERY_QUESTION = '*';

export function localChanges(): Changes {
  const board = noticeBoard();
  return {
    ...board,
    announce: async () => {},
    published: (question) => board.tell(question),
    close: async () => {},
  };
}

/** PostgreSQL's NOTIFY reaches every copy of the service. After a broken connection everyone is told to look again. */
export async function listenToPostgres(url: string, pool: Pool): Promise<Changes> {
  const board = noticeBoard();
  let ending = false;
  let client = await listener();
  return {
    ...board,
    announce: async (db, question) => void (await db.execute(sql`select pg_notify(${CHANNEL}, ${question})`)),
    published: () => {},
    close: async () => {
      ending = true;
      await client.end().catch(() => {});
    },
  };

  async function listener(): Promise<Client> {
    const fresh = new Client({ connectionString: url, connectionTimeoutMillis: 3_000, keepAlive: true });
    fresh.on('notification', ({ payload }) => payload !== undefined && board.tell(payload));
    fresh.on('error', () => {});
    await fresh.connect();
    await fresh.query(`listen ${CHANNEL}`);
    fresh.on('end', () => void again());
    return fresh;
  }

  async function again(): Promise<void> {
    if (ending || pool.ending) return;
    try {
      client = await listener();
      board.tellAll();
    } catch {
      setTimeout(() => void again(), 1_000).unref();
    }
  }
}

function noticeBoard() {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    subscribe(question: string, look: Look): () => void {
      emitter.on(question, look);
      return () => void emitter.off(question, look);
    },
    tell(question: string): void {
      emitter.emit(question, question);
      if (question !== EVERY_QUESTION) emitter.emit(EVERY_QUESTION, question);
    },
    tellAll(): void {
      for (const question of emitter.eventNames()) emitter.emit(question);
    },
  };
}
