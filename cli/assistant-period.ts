import { InvalidArgumentError } from 'commander';

/** From the first instant on, up to the other and without it. */
export type Period = { from: Date; to: Date };

/** @throws InvalidArgumentError when it is no instant */
export function instantOf(written: string): Date {
  const instant = new Date(written);
  if (Number.isNaN(instant.getTime()))
    throw new InvalidArgumentError('as 2026-06-01 or 2026-06-01T09:00:00Z');
  return instant;
}
