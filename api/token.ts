import { signer } from './signer.ts';
import { DAY, HOUR } from '../domain/durations.ts';

/** What a token opens; `byMail` when it left in a mail of ours: whoever brings it back reads the requester's mailbox. */
export type OpenedByToken = { reference: string; byMail: boolean };

/** What gives a requester, and nobody else, their question. */
export type Tokens = {
  issue(reference: string, lifeMs?: number): Promise<string>;
  /** For a link in a mail to the requester's own address, and for nothing else; the same for the same instant, epoch ms. */
  issueForMail(reference: string, at?: number): Promise<string>;
  /** For a link that shows where the question stands, and no word of it. */
  issueToFollow(reference: string): Promise<string>;
  /** What such a link names, and when it was signed, epoch ms; undefined for whatever else. */
  readToFollow(token: string): Promise<{ reference: string; signedAt: number } | undefined>;
  /** The question that a token opens; `expired` when it did once; undefined when it is no token of ours. */
  read(token: string): Promise<OpenedByToken | 'expired' | undefined>;
};

/** Long enough for an answer, a reopening and a rating to come by the same link. */
export const TOKEN_LIFE_MS = 90 * DAY;

/** Of a question whose owner signs in elsewhere: they are asked who they are again, and who has left is soon gone here too. */
export const OWNED_LIFE_MS = HOUR;

export function requesterTokens(secret: Uint8Array, now: () => number): Tokens {
  const { sign, read } = signer(secret, 'requester', now);
  const follow = signer(secret, 'follow', now);
  return {
    issue: (reference, lifeMs = TOKEN_LIFE_MS) => sign({ sub: reference }, lifeMs),
    issueForMail: (reference, at) => sign({ sub: reference, by: 'mail' }, TOKEN_LIFE_MS, at),
    issueToFollow: (reference) => follow.sign({ sub: reference, from: now() }, TOKEN_LIFE_MS),
    readToFollow: async (token) => {
      const claims = await follow.read(token);
      if (claims === undefined || claims === 'expired') return undefined;
      const { sub, from } = claims;
      return typeof sub === 'string' && typeof from === 'number'
        ? { reference: sub, signedAt: from }
        : undefined;
    },
    read: async (token) => {
      const claims = await read(token);
      if (claims === undefined || claims === 'expired') return claims;
      const { sub, by } = claims;
      return typeof sub === 'string' ? { reference: sub, byMail: by === 'mail' } : undefined;
    },
  };
}
