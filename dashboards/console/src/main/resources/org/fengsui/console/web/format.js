// Numbers, ages and times as people say them.
import { lang, t, tOr } from './i18n.js';

export const LEVELS = ['red', 'orange', 'yellow', 'blue'];
const RANK = { none: 0, blue: 1, yellow: 2, orange: 3, red: 4 };

export const rank = (level) => RANK[level] ?? 0;

/** Epoch ms of a number or an ISO time, null for none. */
export function epoch(time) {
  if (time == null || time === '' || time === 0) {
    return null;
  }
  const ms = typeof time === 'number' ? time : Date.parse(time);
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}

/** A length of time in its two largest units. */
export function span(ms) {
  const s = Math.max(0, Math.round(ms / 1000));
  const gap = lang() === 'zh' ? '' : ' ';
  const part = (n, unit) => `${n}${lang() === 'zh' ? '' : ' '}${t(unit)}`;
  if (s < 60) {
    return part(s, 'second');
  }
  if (s < 600 && s % 60 === 0) {
    return part(s / 60, 'minutes');
  }
  if (s < 600) {
    return part(Math.floor(s / 60), 'minute') + gap + part(s % 60, 'second');
  }
  if (s < 3600) {
    return part(Math.floor(s / 60), 'minutes');
  }
  if (s < 86400) {
    return part(Math.floor(s / 3600), 'hour') + gap + part(Math.floor((s % 3600) / 60), 'minute');
  }
  return part(Math.floor(s / 86400), 'day') + gap + part(Math.floor((s % 86400) / 3600), 'hour');
}

const formats = new Map();

function parts(ms, zone) {
  let format = formats.get(zone);
  if (!format) {
    const fields = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit' };
    const options = { ...fields, minute: '2-digit', second: '2-digit', hourCycle: 'h23' };
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, ...options });
    formats.set(zone, format);
  }
  const out = {};
  for (const { type, value } of format.formatToParts(ms)) {
    out[type] = value;
  }
  return { date: `${out.year}-${out.month}-${out.day}`, time: `${out.hour}:${out.minute}:${out.second}` };
}

export const fullTime = (ms, zone) => {
  const { date, time } = parts(ms, zone);
  return `${date} ${time}`;
};

/** Clock time, with the date where it is not today. */
export function clockTime(ms, now, zone, seconds = false) {
  const { date, time } = parts(ms, zone);
  const short = seconds ? time : time.slice(0, 5);
  if (date === parts(now, zone).date) {
    return short;
  }
  return `${date.slice(0, 4) === parts(now, zone).date.slice(0, 4) ? date.slice(5) : date} ${short}`;
}

const RAIN_SUM = /^rain_(\d+)(min|h)$/;

/** Whether the name itself says over which time it sums. */
export const namesItsWindow = (indicator) => RAIN_SUM.test(indicator);

/** Name of a quantity, an indicator or a series (quantity@sensor). */
export function quantityName(series) {
  const [name, sensor] = series.split('@');
  const sum = RAIN_SUM.exec(name);
  const word = sum
    ? t('q_rain_sum', { w: `${sum[1]}${lang() === 'zh' ? '' : ' '}${t(sum[2] === 'h' ? 'hour' : 'minutes')}` })
    : tOr(`q_${name}`, name.replaceAll('_', ' '));
  return sensor ? `${word} @${sensor}` : word;
}

/** How a quantity is shown: factor from its unit, decimals, unit for people. */
export function scale(name, unit = '', hazard = '') {
  const quantity = name.split('@')[0];
  if (quantity === 'water_depth') {
    return { factor: 100, digits: 0, unit: t('cm') };
  }
  if (quantity === 'rise_rate') {
    return hazard === 'river' || hazard === 'reservoir'
      ? { factor: 1, digits: 2, unit: t('m_h') }
      : { factor: 100 / 6, digits: 0, unit: t('cm_10min') };
  }
  if (quantity.startsWith('rain') && !quantity.endsWith('coverage')) {
    return { factor: 1, digits: 1, unit: t('mm') };
  }
  if (unit === 'm' || quantity === 'stage') {
    return { factor: 1, digits: 2, unit: t('m') };
  }
  return { factor: 1, digits: unit === '' ? 2 : 1, unit };
}

export function amount(value, name, unit, hazard) {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return '–';
  }
  const { factor, digits, unit: shown } = scale(name, unit, hazard);
  return `${(value * factor).toFixed(digits)} ${shown}`.trim();
}

/** PT1H → 1 小时 */
export function windowText(iso) {
  const match = /^PT?(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?$/.exec(iso ?? '');
  if (!match) {
    return iso ?? '';
  }
  const gap = lang() === 'zh' ? '' : ' ';
  return [
    [match[1], 'day'],
    [match[2], 'hour'],
    [match[3], 'minutes'],
  ]
    .filter(([n]) => n)
    .map(([n, unit]) => `${n}${gap}${t(unit)}`)
    .join(gap);
}

const QUALITIES = { good: 1, not_evaluated: 2, suspect: 3, bad: 4, missing: 9 };

export function quality(flag) {
  const code = typeof flag === 'number' ? flag : QUALITIES[String(flag).toLowerCase()];
  return tOr(`quality_${code}`, String(flag ?? '–'));
}

export const operator = (symbol) => ({ '>=': '≥', '<=': '≤' })[symbol] ?? symbol ?? '';
