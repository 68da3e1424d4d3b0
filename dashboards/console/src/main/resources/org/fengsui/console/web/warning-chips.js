// What is to be said of a warning in one word each, beside its level.
import { html } from 'lit';
import { t, tOr } from './i18n.js';
import { isOver } from './store.js';

export function conditionWords(warning) {
  const words = [];
  if (warning.basis === 'presumed') {
    words.push(['basis_presumed', 'grave']);
  } else if (warning.condition === 'unknown' || warning.freshness === 'unknown') {
    words.push(['condition_unknown', 'grave']);
  } else if (warning.freshness === 'stale') {
    words.push(['stale', 'doubt']);
  }
  if (warning.status === 'pending_lift') {
    words.push(['status_pending_lift', 'calm']);
  } else if (warning.condition === 'returned' && !isOver(warning)) {
    words.push(['condition_returned', 'calm']);
  }
  if (isOver(warning) || warning.status === 'retrospective') {
    words.push([`status_${warning.status}`, 'calm']);
  }
  if (['reported', 'linked', 'official'].includes(warning.basis)) {
    words.push([`basis_${warning.basis}`, 'calm']);
  }
  if (warning.unconfirmed) {
    words.push(['unconfirmed', 'doubt']);
  }
  return words;
}

export const conditionChips = (warning) =>
  conditionWords(warning).map(([key, tone]) => html`<span class="chip ${tone}">${t(key)}</span>`);

export const hazardName = (warning) => tOr(`hazard_${warning.hazard}`, String(warning.hazard ?? ''));
