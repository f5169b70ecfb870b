// Which version of the workers takes up what, as Temporal's Worker Deployments have it.
import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';

const { VersionDrainageStatus } = proto.temporal.api.enums.v1;

/** `standing`: takes new questions, a share of them (`percent`), ends those pinned to it, or nothing any more. */
export type WorkerVersion = {
  build: string;
  standing: 'current' | 'ramping' | 'draining' | 'drained' | 'idle';
  percent?: number;
  since?: number;
};

/** A version, or undefined for workers that say nothing of theirs. */
type Build = string | undefined;

export type Deployment = {
  versions: () => Promise<WorkerVersion[]>;
  /** All that begins, and what may go over, from now on. */
  makeCurrent: (build: Build) => Promise<void>;
  /** A share of it, in percent; 0 takes it back. */
  ramp: (build: Build, percent: number) => Promise<void>;
};

/** @param deploymentName as its workers say it */
export function deploymentOf({ connection, options }: Client, deploymentName: string): Deployment {
  const service = connection.workflowService;
  const which = { namespace: options.namespace, deploymentName };
  return {
    versions: async () => {
      const { workerDeploymentInfo } = await service.describeWorkerDeployment(which);
      const routing = workerDeploymentInfo?.routingConfig;
      return (workerDeploymentInfo?.versionSummaries ?? []).map((summary) => versionOf(summary, routing));
    },
    makeCurrent: async (build) => {
      await service.setWorkerDeploymentCurrentVersion({
        ...which,
        buildId: build ?? '',
        identity: 'paladin',
      });
    },
    ramp: async (build, percentage) => {
      await service.setWorkerDeploymentRampingVersion({
        ...which,
        buildId: percentage === 0 ? '' : (build ?? ''),
        percentage,
        identity: 'paladin',
      });
    },
  };
}

type Summary = proto.temporal.api.deployment.v1.WorkerDeploymentInfo.IWorkerDeploymentVersionSummary;
type Routing = proto.temporal.api.deployment.v1.IRoutingConfig | null | undefined;

function versionOf(summary: Summary, routing: Routing): WorkerVersion {
  const build = summary.deploymentVersion?.buildId ?? '';
  const since = summary.createTime?.seconds;
  const known = { build, ...(since == null ? {} : { since: Number(since) * 1000 }) };
  if (routing?.currentDeploymentVersion?.buildId === build) return { ...known, standing: 'current' };
  if (routing?.rampingDeploymentVersion?.buildId === build)
    return { ...known, standing: 'ramping', percent: routing.rampingVersionPercentage ?? 0 };
  const drainage = summary.drainageInfo?.status ?? summary.drainageStatus;
  if (drainage === VersionDrainageStatus.VERSION_DRAINAGE_STATUS_DRAINING)
    return { ...known, standing: 'draining' };
  if (drainage === VersionDrainageStatus.VERSION_DRAINAGE_STATUS_DRAINED)
    return { ...known, standing: 'drained' };
  return { ...known, standing: 'idle' };
}
