// Where the sources of the compiled program say what a stack names. Node would read and parse ten megabytes of maps at each start, in each
// thread, and keep them: here a map is read with the first stack that somebody is to see.
import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { fileURLToPath } from 'node:url';

const maps = new Map<string, SourceMap | undefined>();

/** A stack's lines with the places of the sources; those of other files stay as they are. */
export function sourceLines(stack: string): string {
  return stack.replaceAll(
    /\(?(file:[^\s()]+):(\d+):(\d+)\)?/g,
    (place, url: string, line: string, column: string) => {
      const found = mapOf(fileURLToPath(url))?.findEntry(Number(line) - 1, Number(column) - 1);
      return found !== undefined && 'originalSource' in found && found.originalSource
        ? `(${found.originalSource.replace(/^(?:\.\.\/)+/, '')}:${found.originalLine + 1}:${found.originalColumn + 1})`
        : place;
    },
  );
}

function mapOf(file: string): SourceMap | undefined {
  if (!maps.has(file)) maps.set(file, readMap(`${file}.map`));
  return maps.get(file);
}

function readMap(file: string): SourceMap | undefined {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written beside the program by whoever compiled it
    return new SourceMap(JSON.parse(readFileSync(file, 'utf8')) as SourceMapPayload);
  } catch {
    return undefined;
  }
}
