/** What the nightly archiving asks of the outside. */
export type ArchiveActivities = {
  /** Archives some of what has ended, and is not archived, under one signed manifest. Gives how many; 0 at the end. */
  archiveEnded(): Promise<number>;
};
