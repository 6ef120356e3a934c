import { type DataSet, eventText, instantOf } from './data-set';

const NUMBERS = new Set([
  'trip_id',
  'vendor_id',
  'passenger_count',
  'trip_distance',
  'rate_code_id',
  'pickup_location_id',
  'dropoff_location_id',
  'payment_type',
  'fare_amount',
  'extra',
  'mta_tax',
  'tip_amount',
  'tolls_amount',
  'improvement_surcharge',
  'total_amount',
  'congestion_surcharge',
]);

/** Cab trips by the time they begin, known when they end: the order of the file, and the disorder of the event time. */
export const NYC_TAXI: DataSet = {
  topic: 'taxi_trips',
  file: 'nyc_taxi_2019/yellow_trips_2019.csv.gz',
  // The first line's clock is ten years slow; the year begins here.
  firstMs: Date.UTC(2019, 0, 1),
  arrivalMs: (row) => instantOf(row.dropoff_datetime),
  event: (row, map) =>
    eventText(row, {
      times: { pickup_datetime: map(instantOf(row.pickup_datetime)), dropoff_datetime: map(instantOf(row.dropoff_datetime)) },
      numbers: NUMBERS,
    }),
};
