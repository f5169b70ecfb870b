import { isGrpcServiceError } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';

/** gRPC's NOT_FOUND. */
const notFound = [5];

/** Temporal knows no such workflow: never begun, deleted, or past its retention. */
export function isUnknownWorkflow(error: unknown): boolean {
  return (
    error instanceof WorkflowNotFoundError || (isGrpcServiceError(error) && notFound.includes(error.code))
  );
}
