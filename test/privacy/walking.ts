// Someone who takes the paths: what they are given, and how they ask, write and wait.
import { randomUUID } from 'node:crypto';
import { expect, vi } from 'vitest';
import { ask, call, type Asked } from '../story/people.ts';
import type { Premises } from './privacy-premises.ts';
import { secrets, type Secrets } from './secrets.ts';

/**
 * Words of each kind: `plain` support may read, `medical` never; `typed` was refused at a door, and is kept nowhere;
 * `forgotten` was erased.
 */
export type Told = { plain: Secrets; medical: Secrets; typed: Secrets; forgotten: Secrets };

export const toldSecrets = (): Told => ({
  plain: secrets(),
  medical: secrets(),
  typed: secrets(),
  forgotten: secrets(),
});

export type Walk = Premises & { told: Told };

export function contact({ word, ascii }: Secrets, label: string) {
  return { name: `Ana ${word(label)}`, email: `ana.${ascii(label)}@exemple.fr` };
}

export function asked({ home }: Walk, text: string, more: object = {}): Promise<Asked> {
  return ask(home.url, text, { ...more });
}

/** The paths are taken before any test begins, where `expect.poll` may not be called. */
export async function seen(claim: () => unknown): Promise<void> {
  await vi.waitFor(claim, { timeout: 120_000, interval: 100 });
}

export function until(question: Asked, ...types: string[]): Promise<void> {
  return seen(async () => expect(await question.types()).toEqual(expect.arrayContaining(types)));
}

export async function write({ home }: Walk, { reference, token }: Asked, text: string): Promise<void> {
  const { status } = await call(home.url, `POST /api/questions/${reference}/messages`, {
    headers: { authorization: `Bearer ${token}` },
    body: { id: randomUUID(), text },
  });
  expect(status).toBe(202);
}
