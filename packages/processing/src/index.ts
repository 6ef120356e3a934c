export { createEngine, restoreEngine } from './engine';
export { EngineError, type EngineErrorCode } from './engine-error';
export type { DeadLetter, Engine, EngineOptions, EngineOutput, EngineRecord, EngineStats } from './engine-port';
export { type BoundedRun, runBounded } from './run-bounded';
