import type { ApiContext } from '../context.ts';
import type { HostPerson } from '../host-identity.ts';

/** By which a signed-in reader's questions are found again: a keyed digest that tells nothing of them. */
export function ownerOf({ vault }: Pick<ApiContext, 'vault'>, { site, subject }: HostPerson): string {
  return vault.digest('owner', site, subject);
}
