/** What a source may use while it works. */
export type Effort = {
  env: NodeJS.ProcessEnv;
  signal?: AbortSignal | undefined;
  report: (line: string) => void;
};

/** One way of obtaining Temporal's server. */
export type Source = {
  /** Short word, kept in the name of the cached folder. */
  name: string;
  /** How people call it. */
  title: string;
  /** The server version it gives, known before any effort is made. */
  server: string;
  /** Puts the binary somewhere under `folder` (empty, ours) and gives its path. Throws PassedOver when it cannot. */
  fetch: (folder: string, effort: Effort) => Promise<string>;
};

/** A source that cannot serve on this machine; the message is the reason, in a few words. */
export class PassedOver extends Error {
  override readonly name = 'PassedOver';
}

/** Whether a tool's output says that it reached nobody, in the words of pip, Go and the SDK. */
export function isOffline(output: string): boolean {
  return /dns error|client error \(Connect\)|NewConnectionError|Retrying \(|dial tcp|no such host/.test(
    output,
  );
}
