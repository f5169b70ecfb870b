import { setTimeout as pause } from 'node:timers/promises';

const AGAIN_AFTER_MS = 300;

/** Begins it again whenever it has ended, until told. */
export function kept(begin: () => Promise<void>, ended: () => Promise<void>) {
  let ending = false;
  const keeping = (async () => {
    for (;;) {
      await ended();
      await pause(AGAIN_AFTER_MS);
      if (ending) return;
      await begin();
    }
  })();
  return {
    end: async (stop: () => Promise<void>) => {
      ending = true;
      await stop();
      await keeping;
    },
  };
}
