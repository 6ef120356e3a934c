/** Golden cases that need a part of Freshet that is not there yet: what they need, and their ids. A case that is left out for no reason fails the suite. */
export const LEFT_OUT_CASES: readonly { readonly needs: string; readonly ids: readonly string[] }[] = [
  {
    needs: 'change events: `format: debezium_json` and `cdc`',
    ids: [
      'cdc_create_only',
      'cdc_create_update',
      'cdc_update_before',
      'cdc_delete_before',
      'cdc_filter',
      'cdc_read_not_counted',
      'cdc_read_counted',
      'cdc_event_time_in_row',
      'dev_cdc_unchosen_moves_watermark',
    ],
  },
  {
    needs: 'cumulative windows: `emit: every`',
    ids: [
      'cumulative_basic',
      'cumulative_edges',
      'cumulative_step_equals_size',
      'cumulative_day_hour',
      'cumulative_late_for_first_steps',
      'cumulative_late_new_key',
      'cumulative_negative_times',
      'cumulative_aggregates',
      'first_last_cumulative',
    ],
  },
  {
    needs: '`filter` of a view or of an aggregation',
    ids: [
      'first_last_filter',
      'late_filtered_event_moves_watermark',
      'filter_view',
      'filter_view_no_row_left',
      'filter_agg',
      'filter_three_valued',
      'filter_like_case',
      'filter_both',
      'filter_agg_sliding',
      'filter_agg_session',
      'filter_view_session',
    ],
  },
  {
    needs: 'an aggregate beyond count, sum, avg, min, max and count_distinct',
    ids: [
      'agg_decimal_avg',
      'agg_stddev_var',
      'agg_stddev_int',
      'agg_percentile',
      'agg_percentile_sliding',
      'agg_one_state_many',
      'first_last_event_time',
      'first_last_ties',
      'first_last_nulls',
      'first_last_sliding',
      'null_only_group',
      'session_aggregates',
      'dev_stddev_unstable',
      'dev_stddev_int_large',
      'dev_first_last_value_arrival',
    ],
  },
];

/** Cases in which Flink breaks a law without the vectors saying what the law gives: why their rows are not to be imitated. */
export const FLINK_ALONE_CASES: readonly { readonly id: string; readonly reason: string }[] = [
  { id: 'dev_negative_zero', reason: 'Flink tells -0.0 from 0.0; law T6 makes them one.' },
  { id: 'dev_numbers_into_types', reason: 'Flink reads any word as a boolean; law T6 makes it NULL.' },
  {
    id: 'dev_numbers_one_by_one',
    reason: 'Flink keeps doubles that are not finite and reads any word as a boolean; law T6 makes them NULL.',
  },
  { id: 'dev_string_forms', reason: 'Flink drops the blanks of a nested value; law T6 keeps its text as written.' },
  {
    id: 'dev_duplicate_json_keys',
    reason: 'Flink reads the first object of a record and ignores what follows; law T4 takes one JSON object or none.',
  },
  { id: 'dev_iso_impossible_dates', reason: 'Flink moves impossible dates; law T1 finds them unreadable.' },
  { id: 'dev_top_level_array', reason: 'Flink reads every object of an array; law T4 takes one JSON object.' },
];
