/** Stands in statements for the address of Kafka, which belongs to the place where they run and is filled in there. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: the reader's shell fills it in
export const UNNAMED_BROKERS = '${KAFKA_BOOTSTRAP_SERVERS}';
