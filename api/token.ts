import { signer } from './signer.ts';
import { DAY } from '../domain/durations.ts';

/** What a token opens; `byMail` when it left in a mail of ours: whoever brings it back reads the requester's mailbox. */
export type OpenedByToken = { reference: string; byMail: boolean };

/** What gives a requester, and nobody else, their question. */
export type Tokens = {
  issue(reference: string): Promise<string>;
  /** For a link in a mail to the requester's own address, and for nothing else. */
  issueForMail(reference: string): Promise<string>;
  /** The question that a token opens; `expired` when it did once; undefined when it is no token of ours. */
  read(token: string): Promise<OpenedByToken | 'expired' | undefined>;
};

/** Long enough for an answer, a reopening and a rating to come by the same link. */
export const TOKEN_LIFE_MS = 90 * DAY;

export function requesterTokens(secret: Uint8Array, now: () => number): Tokens {
  const { sign, read } = signer(secret, 'requester', now);
  return {
    issue: (reference) => sign({ sub: reference }, TOKEN_LIFE_MS),
    issueForMail: (reference) => sign({ sub: reference, by: 'mail' }, TOKEN_LIFE_MS),
    read: async (token) => {
      const claims = await read(token);
      if (claims === undefined || claims === 'expired') return claims;
      const { sub, by } = claims;
      return typeof sub === 'string' ? { reference: sub, byMail: by === 'mail' } : undefined;
    },
  };
}
