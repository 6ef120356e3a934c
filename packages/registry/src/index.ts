export type { RegistryContext, SystemContext } from './context';
export { closeRegistry, type Db, openRegistry } from './db';
export type { JsonObject } from './json';
export { RegistryError, type RegistryErrorCode } from './registry-error';

export type { Tenant } from './tenant/tenant';
export { ensureTenant } from './tenant/ensure-tenant';
export { findTenant } from './tenant/find-tenant';
export { listTenants } from './tenant/list-tenants';

export type { SourceRecord } from './source/source-record';
export { publishSource } from './source/publish-source';
export { listSources } from './source/list-sources';
export { getSource } from './source/get-source';
export { listTopicsAcrossTenants, type SourceTopic } from './source/list-topics-across-tenants';

export type { FeatureViewDetail, FeatureViewSummary, ServingDeployment } from './feature-view/feature-view-record';
export { type PublishedRevision, publishFeatureView } from './feature-view/publish-feature-view';
export { listFeatureViews } from './feature-view/list-feature-views';
export { getFeatureView } from './feature-view/get-feature-view';

export type { RevisionRecord } from './revision/revision-record';
export { getRevision } from './revision/get-revision';
export { listRevisions } from './revision/list-revisions';

export {
  type DeploymentRecord,
  type DeploymentStart,
  type DeploymentStep,
  type DesiredDeployment,
  type DesiredState,
  type ObservedState,
} from './deployment/deployment-record';
export { deployRevision } from './deployment/deploy-revision';
export { setDesired } from './deployment/set-desired';
export { listDeployments } from './deployment/list-deployments';
export { getDeployment } from './deployment/get-deployment';
export { listDesiredAcrossTenants } from './deployment/list-desired-across-tenants';
export { observeDeployment } from './deployment/observe-deployment';
export { type Attempt, beginAttempt } from './deployment/begin-attempt';

export type { CheckpointRecord } from './checkpoint/checkpoint-record';
export { type SavedCheckpoint, saveCheckpoint } from './checkpoint/save-checkpoint';
export { latestCheckpoint } from './checkpoint/latest-checkpoint';

export type { DeadLetterRecord, NewDeadLetter } from './dead-letter/dead-letter-record';
export { type DeadLetterTotal, listDeadLetters } from './dead-letter/list-dead-letters';

export type { HistoryFileRecord, NewHistoryFile } from './history/history-file-record';
export { publishHistory } from './history/publish-history';
export { historyPosition } from './history/history-position';
export { listHistoryFiles } from './history/list-history-files';

export type { Rollup, RollupKind } from './metric/rollup';
export { recordRollups } from './metric/record-rollups';
export { readRollups } from './metric/read-rollups';
export { pruneRollups } from './metric/prune-rollups';

export { type AuditRecord, listAudit } from './audit/list-audit';
