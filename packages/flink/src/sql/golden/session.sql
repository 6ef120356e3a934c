SET 'execution.runtime-mode' = 'streaming';
SET 'table.local-time-zone' = 'UTC';
SET 'execution.checkpointing.interval' = '10 s';

CREATE TEMPORARY TABLE `readings` (
  `device` BIGINT,
  `indoor` STRING,
  `quantity` BIGINT,
  `measured_at` STRING,
  `ts` DECIMAL(22, 6),
  `append_time` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL,
  `event_time` AS CASE
    WHEN LOWER(TRIM(`indoor`)) IN ('true', 'false') AND `device` IS NOT NULL AND
      TO_TIMESTAMP_LTZ(CAST(FLOOR(`ts`) AS BIGINT), 3)
      BETWEEN TO_TIMESTAMP_LTZ(0, 3) AND `append_time` + INTERVAL '5' MINUTE
    THEN
      TO_TIMESTAMP_LTZ(CAST(FLOOR(`ts`) AS BIGINT), 3)
  END,
  WATERMARK FOR `event_time` AS `event_time`
) WITH (
  'connector' = 'kafka',
  'topic' = 'iot.readings',
  'properties.bootstrap.servers' = 'kafka:9092',
  'properties.group.id' = 'freshet.default.device_sessions.k1.source',
  'scan.startup.mode' = 'earliest-offset',
  'scan.watermark.emit.strategy' = 'on-event',
  'scan.watermark.idle-timeout' = '30000 ms',
  'format' = 'json',
  'json.ignore-parse-errors' = 'true'
);

CREATE TEMPORARY VIEW `readings_in` AS
SELECT
  CASE LOWER(TRIM(`indoor`)) WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END AS `indoor`,
  `device`,
  `quantity`,
  CASE
    WHEN DATE_FORMAT(TRY_CAST(REPLACE(REGEXP_EXTRACT(`measured_at`, '^([0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?)(Z|[+-](0[0-9]|1[0-4]):?[0-5][0-9])?$', 1), 'T', ' ') AS TIMESTAMP(3)), 'yyyy-MM-dd') = SUBSTRING(`measured_at`, 1, 10)
    THEN TIMESTAMPADD(
      MINUTE,
      -(COALESCE(TRY_CAST(REPLACE(REGEXP_EXTRACT(`measured_at`, '[T ][0-9:.]*([+-][0-9]{2}:?[0-9]{2})$', 1), ':', '') AS INT), 0) / 100 * 60
        + COALESCE(TRY_CAST(REPLACE(REGEXP_EXTRACT(`measured_at`, '[T ][0-9:.]*([+-][0-9]{2}:?[0-9]{2})$', 1), ':', '') AS INT), 0) % 100),
      TRY_CAST(REPLACE(REGEXP_EXTRACT(`measured_at`, '^([0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?)(Z|[+-](0[0-9]|1[0-4]):?[0-5][0-9])?$', 1), 'T', ' ') AS TIMESTAMP(3))
    )
  END AS `measured_at`,
  `event_time`
FROM `readings`
WHERE `event_time` IS NOT NULL;

CREATE TEMPORARY TABLE `device_sessions_session_1800000` (
  `record_key` STRING,
  `v` INT,
  `entity` ROW<
    `indoor` BOOLEAN,
    `device` STRING
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
    `total` STRING,
    `mean` DOUBLE,
    `smallest` STRING,
    `first_measured` BIGINT
  >
) WITH (
  'connector' = 'kafka',
  'topic' = 'freshet.features.default.device_sessions.k1',
  'properties.bootstrap.servers' = 'kafka:9092',
  'key.format' = 'raw',
  'key.fields' = 'record_key',
  'value.format' = 'json',
  'value.fields-include' = 'EXCEPT_KEY',
  'sink.delivery-guarantee' = 'at-least-once'
);

INSERT INTO `device_sessions_session_1800000`
SELECT
  JSON_ARRAY(CAST(`device` AS STRING), CASE WHEN `indoor` THEN 'true' ELSE 'false' END),
  1,
  ROW(
    `indoor`,
    CAST(`device` AS STRING)
  ),
  'session_1800000',
  EXTRACT(EPOCH FROM `window_start`) * 1000 + EXTRACT(MILLISECOND FROM `window_start`),
  EXTRACT(EPOCH FROM `window_end`) * 1000 + EXTRACT(MILLISECOND FROM `window_end`),
  EXTRACT(EPOCH FROM `window_end`) * 1000 + EXTRACT(MILLISECOND FROM `window_end`) - 1,
  0,
  EXTRACT(EPOCH FROM `newest_event`) * 1000 + EXTRACT(MILLISECOND FROM `newest_event`),
  CAST(NULL AS BIGINT),
  1,
  ROW(
    CASE WHEN `total` BETWEEN -9223372036854775808 AND 9223372036854775807 THEN CAST(`total` AS STRING) END,
    CASE WHEN ABS(`mean`) <= 1.7976931348623157E308 THEN `mean` END,
    CAST(`smallest` AS STRING),
    EXTRACT(EPOCH FROM `first_measured`) * 1000 + EXTRACT(MILLISECOND FROM `first_measured`)
  )
FROM (
  SELECT
    `indoor`,
    `device`,
    `window_start`,
    `window_end`,
    CAST(MAX(`event_time`) AS TIMESTAMP(3)) AS `newest_event`,
    SUM(CAST(`quantity` AS DECIMAL(38, 0))) AS `total`,
    CAST(SUM(CAST(`quantity` AS DECIMAL(38, 0))) AS DOUBLE) / NULLIF(COUNT(`quantity`), 0) AS `mean`,
    MIN(`quantity`) AS `smallest`,
    MIN(`measured_at`) AS `first_measured`
  FROM TABLE(SESSION(TABLE `readings_in` PARTITION BY (`indoor`, `device`), DESCRIPTOR(`event_time`), INTERVAL '30' MINUTE))
  GROUP BY `indoor`, `device`, `window_start`, `window_end`
);
