/** A part of the service that is up. `ended` settles when it stops, and rejects when it stops by itself. */
export type RunningPart = {
  name: string;
  address?: string;
  ended: Promise<unknown>;
  /** Whether it does its work now; a part that does not say does. */
  isReady?: () => boolean;
  stop: () => Promise<void>;
};
