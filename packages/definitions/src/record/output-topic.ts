/** The name of the output log of one key space: `freshet.features.<tenant>.<view>.k<n>` (`delivery.md` R4). */
export function outputTopic(tenant: string, view: string, keySpace: number): string {
  return `freshet.features.${tenant}.${view}.k${keySpace}`;
}
