// The series of a station and their newest values.
import { amount } from './format.js';
import { store } from './store.js';

const ORDER = ['water_depth', 'stage', 'rain', 'discharge'];

/** Series of a station as quantity or quantity@sensor, the leading one first. */
export function seriesOf(station) {
  const place = (name) => (ORDER.indexOf(name.split('@')[0]) + ORDER.length + 1) % (ORDER.length + 1);
  const named = station.series.map((s) => (s.sensor ? `${s.quantity}@${s.sensor}` : s.quantity));
  return [...new Set(named)].sort((a, b) => place(a) - place(b));
}

export const definition = (station, series) =>
  station.series.find((s) => (s.sensor ? `${s.quantity}@${s.sensor}` : s.quantity) === series) ?? {};

/** The newest value of the leading series, as text. */
export function leading(station) {
  const series = seriesOf(station)[0];
  const newest = series && store.values.get(station.id)?.series[series];
  return newest ? amount(newest.value, series, definition(station, series).unit) : '–';
}
