export { differenceOfRows } from './compare-rows';
export { readCsvRecords } from './csv-records';
export { type GoldenCase, type GoldenRow, goldenPlan, goldenRecords, goldenRow } from './golden-case';
export { FLINK_ALONE_CASES, LEFT_OUT_CASES } from './left-out-cases';
export { type OracleRun, runOracle } from './oracle';
export { createSamplePlan } from './sample-plan';
export { applyStep, type Step } from './step';
export { stepsArbitrary, windowsArbitrary } from './step-arbitrary';
