import { join } from 'node:path';
import { lastLine, run } from '../run-program.ts';
import { isOffline, PassedOver, type Source } from './source.ts';

// The last version that installs this way: later ones have replace directives, which `go install` refuses.
const module = 'github.com/temporalio/cli/cmd/temporal@v1.5.1';
const tellEveryMs = 30_000;

/** A build from the sources with the Go toolchain: minutes, not seconds, at low priority. */
export const go: Source = {
  name: 'go',
  title: 'a build with the Go toolchain (temporal 1.5.1)',
  server: '1.29.1',
  async fetch(folder, { env, signal, report }) {
    const { code, output } = await run('go', ['version'], { env, signal, timeoutMs: 20_000 });
    if (code !== 0) throw new PassedOver(code === undefined ? 'Go is not installed' : lastLine(output));

    report('building, usually four minutes on two cores');
    const began = Date.now();
    const telling = setInterval(
      () => report(`still building, ${Math.round((Date.now() - began) / 1000)} s`),
      tellEveryMs,
    );
    // GOFLAGS is left alone: it may be what makes Go work on this machine.
    const building = { env: { ...env, GOBIN: folder }, signal, lowPriority: true };
    const built = await run('go', ['install', module], building).finally(() => clearInterval(telling));
    if (built.code !== 0)
      throw new PassedOver(
        isOffline(built.output) ? "Go's modules cannot be reached" : lastLine(built.output),
      );
    return join(folder, 'temporal');
  },
};
