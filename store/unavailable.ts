/**
 * The store cannot be reached now, or cannot write: nothing was accepted, and trying again later may work.
 * Doors answer 503 with Retry-After, or SMTP 451.
 */
export class StoreAway extends Error {
  override readonly name = 'StoreAway';
  readonly retryAfterSeconds = 10;

  constructor(options?: ErrorOptions) {
    super('The store cannot be reached: nothing was accepted. Try again in a few seconds.', options);
  }
}

/** Runs a piece of work on the store; a failure that means "not now" becomes StoreAway, any other passes as it is. */
export async function orStoreAway<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isAway(error) ? new StoreAway({ cause: error }) : error;
  }
}

/** Whether an error, or one of its causes, says that the store is away. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof StoreAway) return true;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return AWAY_CODES.test(code) || AWAY_WORDS.test(error.message) || isAway(error.cause);
}

// Sockets that fail, then PostgreSQL's classes: connection, resources, shutdown, disk, and a standby that only reads.
const AWAY_CODES =
  /^(E(CONNREFUSED|CONNRESET|TIMEDOUT|PIPE|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH|NOSPC|ROFS)|08...|53...|57P0[123]|58...|25006)$/;
// What pg and PGlite say without a code.
const AWAY_WORDS =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Cannot use a pool after|PGlite is (closed|closing))/;
