export { type AuditRecord, listAudit } from './audit/list-audit';
export type { CheckpointRecord } from './checkpoint/checkpoint-record';
export { latestCheckpoint } from './checkpoint/latest-checkpoint';
export { type SavedCheckpoint, saveCheckpoint } from './checkpoint/save-checkpoint';
export type { RegistryContext, SystemContext } from './context';
export { closeRegistry, type Db, openRegistry } from './db';
export type { DeadLetterRecord, NewDeadLetter } from './dead-letter/dead-letter-record';
export { type DeadLetterTotal, listDeadLetters } from './dead-letter/list-dead-letters';
export { type Attempt, beginAttempt } from './deployment/begin-attempt';
export { deployRevision } from './deployment/deploy-revision';
export type {
  DeploymentRecord,
  DeploymentStart,
  DeploymentStep,
  DesiredDeployment,
  DesiredState,
  ObservedState,
} from './deployment/deployment-record';
export { getDeployment } from './deployment/get-deployment';
export { listDeployments } from './deployment/list-deployments';
export { listDesiredAcrossTenants } from './deployment/list-desired-across-tenants';
export { observeDeployment } from './deployment/observe-deployment';
export { setDesired } from './deployment/set-desired';
export type { FeatureViewDetail, FeatureViewSummary, ServingDeployment } from './feature-view/feature-view-record';
export { getFeatureView } from './feature-view/get-feature-view';
export { listFeatureViews } from './feature-view/list-feature-views';
export { type PublishedRevision, publishFeatureView } from './feature-view/publish-feature-view';
export type { HistoryFileRecord, NewHistoryFile } from './history/history-file-record';
export { historyPosition } from './history/history-position';
export { listHistoryFiles } from './history/list-history-files';
export { publishHistory } from './history/publish-history';
export type { JsonObject } from './json';
export { pruneRollups } from './metric/prune-rollups';
export { readRollups } from './metric/read-rollups';
export { recordRollups } from './metric/record-rollups';
export type { Rollup, RollupKind } from './metric/rollup';
export { RegistryError, type RegistryErrorCode } from './registry-error';
export { getRevision } from './revision/get-revision';
export { listRevisions } from './revision/list-revisions';
export type { RevisionRecord } from './revision/revision-record';
export { getSource } from './source/get-source';
export { listSources } from './source/list-sources';
export { listTopicsAcrossTenants, type SourceTopic } from './source/list-topics-across-tenants';
export { publishSource } from './source/publish-source';
export type { SourceRecord } from './source/source-record';
export { ensureTenant } from './tenant/ensure-tenant';
export { findTenant } from './tenant/find-tenant';
export { listTenants } from './tenant/list-tenants';
export type { Tenant } from './tenant/tenant';
