SET 'execution.runtime-mode' = 'streaming';
SET 'table.local-time-zone' = 'UTC';
SET 'execution.checkpointing.interval' = '10 s';

CREATE TEMPORARY TABLE `transactions_offset_57600000` (
  `customer_id` STRING,
  `quantity` BIGINT,
  `at` DECIMAL(22, 9),
  `append_time` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
  `event_time` AS CASE
    WHEN `customer_id` IS NOT NULL AND
      TO_TIMESTAMP_LTZ(CAST(FLOOR(`at` * 1000) AS BIGINT), 3)
      BETWEEN TO_TIMESTAMP_LTZ(0, 3) AND `append_time` + INTERVAL '5' MINUTE
    THEN
      TO_TIMESTAMP_LTZ(CAST(FLOOR(`at` * 1000) AS BIGINT), 3)
  END - INTERVAL '16' HOUR,
  WATERMARK FOR `event_time` AS `event_time` - INTERVAL '5' SECOND
) WITH (
  'connector' = 'kafka',
  'topic' = 'transactions',
  'properties.bootstrap.servers' = 'kafka:9092',
  'properties.group.id' = 'freshet.default.local_days.k1.source',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.emit.strategy' = 'on-event',
  'scan.watermark.idle-timeout' = '1500 ms',
  'format' = 'json',
  'json.ignore-parse-errors' = 'true'
);

CREATE TEMPORARY VIEW `transactions_offset_57600000_in` AS
SELECT
  `customer_id`,
  `quantity`,
  `event_time`
FROM `transactions_offset_57600000`
WHERE `event_time` IS NOT NULL;

CREATE TEMPORARY TABLE `transactions` (
  `customer_id` STRING,
  `quantity` BIGINT,
  `at` DECIMAL(22, 9),
  `append_time` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
  `event_time` AS CASE
    WHEN `customer_id` IS NOT NULL AND
      TO_TIMESTAMP_LTZ(CAST(FLOOR(`at` * 1000) AS BIGINT), 3)
      BETWEEN TO_TIMESTAMP_LTZ(0, 3) AND `append_time` + INTERVAL '5' MINUTE
    THEN
      TO_TIMESTAMP_LTZ(CAST(FLOOR(`at` * 1000) AS BIGINT), 3)
  END,
  WATERMARK FOR `event_time` AS `event_time` - INTERVAL '5' SECOND
) WITH (
  'connector' = 'kafka',
  'topic' = 'transactions',
  'properties.bootstrap.servers' = 'kafka:9092',
  'properties.group.id' = 'freshet.default.local_days.k1.source',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.emit.strategy' = 'on-event',
  'scan.watermark.idle-timeout' = '1500 ms',
  'format' = 'json',
  'json.ignore-parse-errors' = 'true'
);

CREATE TEMPORARY VIEW `transactions_in` AS
SELECT
  `customer_id`,
  `quantity`,
  `event_time`
FROM `transactions`
WHERE `event_time` IS NOT NULL;

CREATE TEMPORARY TABLE `local_days_tumbling_86400000_offset_57600000` (
  `record_key` STRING,
  `v` INT,
  `entity` ROW<
    `customer_id` STRING
  >,
  `group` STRING,
  `window_start` BIGINT,
  `window_end` BIGINT,
  `event_ms` BIGINT,
  `seq` BIGINT,
  `newest_event_ms` BIGINT,
  `watermark_ms` BIGINT,
  `attempt` BIGINT,
  `features` ROW<
    `sold_local_day` STRING
  >
) WITH (
  'connector' = 'kafka',
  'topic' = 'freshet.features.default.local_days.k1',
  'properties.bootstrap.servers' = 'kafka:9092',
  'key.format' = 'raw',
  'key.fields' = 'record_key',
  'value.format' = 'json',
  'value.fields-include' = 'EXCEPT_KEY',
  'sink.delivery-guarantee' = 'at-least-once'
);

CREATE TEMPORARY TABLE `local_days_tumbling_86400000` (
  `record_key` STRING,
  `v` INT,
  `entity` ROW<
    `customer_id` STRING
  >,
  `group` STRING,
  `window_start` BIGINT,
  `window_end` BIGINT,
  `event_ms` BIGINT,
  `seq` BIGINT,
  `newest_event_ms` BIGINT,
  `watermark_ms` BIGINT,
  `attempt` BIGINT,
  `features` ROW<
    `sold_day` STRING
  >
) WITH (
  'connector' = 'kafka',
  'topic' = 'freshet.features.default.local_days.k1',
  'properties.bootstrap.servers' = 'kafka:9092',
  'key.format' = 'raw',
  'key.fields' = 'record_key',
  'value.format' = 'json',
  'value.fields-include' = 'EXCEPT_KEY',
  'sink.delivery-guarantee' = 'at-least-once'
);

EXECUTE STATEMENT SET
BEGIN
INSERT INTO `local_days_tumbling_86400000_offset_57600000`
SELECT
  JSON_ARRAY(`customer_id`),
  1,
  ROW(
    `customer_id`
  ),
  'tumbling_86400000_offset_57600000',
  EXTRACT(EPOCH FROM (`window_start` + INTERVAL '16' HOUR)) * 1000 + EXTRACT(MILLISECOND FROM (`window_start` + INTERVAL '16' HOUR)),
  EXTRACT(EPOCH FROM (`window_end` + INTERVAL '16' HOUR)) * 1000 + EXTRACT(MILLISECOND FROM (`window_end` + INTERVAL '16' HOUR)),
  EXTRACT(EPOCH FROM (`window_end` + INTERVAL '16' HOUR)) * 1000 + EXTRACT(MILLISECOND FROM (`window_end` + INTERVAL '16' HOUR)) - 1,
  0,
  EXTRACT(EPOCH FROM (`newest_event` + INTERVAL '16' HOUR)) * 1000 + EXTRACT(MILLISECOND FROM (`newest_event` + INTERVAL '16' HOUR)),
  CAST(NULL AS BIGINT),
  1,
  ROW(
    CASE WHEN `sold_local_day` BETWEEN -9223372036854775808 AND 9223372036854775807 THEN CAST(`sold_local_day` AS STRING) END
  )
FROM (
  SELECT
    `customer_id`,
    `window_start`,
    `window_end`,
    CAST(MAX(`event_time`) AS TIMESTAMP(3)) AS `newest_event`,
    SUM(CAST(`quantity` AS DECIMAL(38, 0))) AS `sold_local_day`
  FROM TABLE(TUMBLE(TABLE `transactions_offset_57600000_in`, DESCRIPTOR(`event_time`), INTERVAL '1' DAY))
  GROUP BY `customer_id`, `window_start`, `window_end`
);
INSERT INTO `local_days_tumbling_86400000`
SELECT
  JSON_ARRAY(`customer_id`),
  1,
  ROW(
    `customer_id`
  ),
  'tumbling_86400000',
  EXTRACT(EPOCH FROM `window_start`) * 1000 + EXTRACT(MILLISECOND FROM `window_start`),
  EXTRACT(EPOCH FROM `window_end`) * 1000 + EXTRACT(MILLISECOND FROM `window_end`),
  EXTRACT(EPOCH FROM `window_end`) * 1000 + EXTRACT(MILLISECOND FROM `window_end`) - 1,
  0,
  EXTRACT(EPOCH FROM `newest_event`) * 1000 + EXTRACT(MILLISECOND FROM `newest_event`),
  CAST(NULL AS BIGINT),
  1,
  ROW(
    CASE WHEN `sold_day` BETWEEN -9223372036854775808 AND 9223372036854775807 THEN CAST(`sold_day` AS STRING) END
  )
FROM (
  SELECT
    `customer_id`,
    `window_start`,
    `window_end`,
    CAST(MAX(`event_time`) AS TIMESTAMP(3)) AS `newest_event`,
    SUM(CAST(`quantity` AS DECIMAL(38, 0))) AS `sold_day`
  FROM TABLE(TUMBLE(TABLE `transactions_in`, DESCRIPTOR(`event_time`), INTERVAL '1' DAY))
  GROUP BY `customer_id`, `window_start`, `window_end`
);
END;
