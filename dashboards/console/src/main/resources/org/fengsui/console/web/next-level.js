// How far it is to the next level, and when at the present trend, with its range.
import { html } from 'lit';
import { amount, clockTime, epoch, span } from './format.js';
import { t } from './i18n.js';
import { store } from './store.js';

export function nextLevel(warning) {
  const next = warning.next_level;
  if (!next) {
    return html`<p>${warning.level === 'red' ? t('top_level') : t('next_no_trend')}</p>`;
  }
  const deciding = warning.evidence?.[0] ?? {};
  const distance = amount(next.distance, String(deciding.indicator ?? ''), deciding.unit, warning.hazard);
  return html`<p>
    <b>${t('next_distance', { d: distance, level: t(`level_${next.level}`) })}</b><br />${eta(next)}
  </p>`;
}

function eta(next) {
  const now = store.now();
  const at = (ms) => clockTime(ms, now, store.zone);
  const due = epoch(next.eta);
  if (due == null) {
    return t('next_no_trend');
  }
  const from = epoch(next.eta_earliest);
  const to = epoch(next.eta_latest);
  const range =
    from == null ? '' : to == null ? t('next_range_open', { from: at(from) }) : t('next_range', { from: at(from), to: at(to) });
  const main =
    due > now ? t('next_eta', { age: span(due - now), time: at(due) }) : t('next_passed', { time: at(due) });
  return html`${main}${range ? html`<br /><span class="small">${range}</span>` : ''}`;
}
