export { samplePlan, sampleView } from './sample-view';
export { createTestDatabase, type TestDatabase } from './test-database';
