/** Stands in generated SQL for brokers that the reader fills in. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: the reader's shell fills it in
export const BROKERS = '${KAFKA_BOOTSTRAP_SERVERS}';
