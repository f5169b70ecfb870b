import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config.ts';
import type { MasterKey } from '../../store/master-key.ts';
import { StoreProblem } from '../../store/store-problem.ts';
import { masterKeys } from '../container.ts';

/** The master key that is there: none is made, for it would open nothing. @throws StoreProblem `master-key-missing` */
export async function keyOfHouse(config: Config): Promise<MasterKey> {
  const file = join(config.dataFolder, 'master.key');
  if (config.masterKey === undefined && !existsSync(file))
    throw new StoreProblem(
      'master-key-missing',
      `There is no master key at ${file}. Put it back from where it is kept apart (chmod 600), or set PALADIN_MASTER_KEY.`,
    );
  return masterKeys(config);
}
