/** A part of the service that is up. `ended` settles when it stops, and rejects when it stops by itself. */
export type RunningPart = {
  name: string;
  address?: string;
  ended: Promise<unknown>;
  stop: () => Promise<void>;
};
