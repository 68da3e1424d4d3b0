// Why a warning stands: enough to defend closing a road.
import { html } from 'lit';
import { Component } from './component.js';
import { nextLevel } from './next-level.js';
import { amount, clockTime, epoch, namesItsWindow, operator, quality, quantityName, span, windowText } from './format.js';
import { local, t } from './i18n.js';
import { store } from './store.js';
import { levelChip } from './symbols.js';
import { conditionChips, hazardName } from './warning-chips.js';

class ReasonCard extends Component {
  #shown = null; // id and revision that the timeline belongs to
  #timeline = null;
  #returnTo = document.activeElement;

  firstUpdated() {
    this.querySelector('h2')?.focus({ preventScroll: true });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    if (this.#returnTo?.isConnected) {
      this.#returnTo.focus({ preventScroll: true });
    }
  }

  render() {
    const id = store.selection?.id;
    const warning = store.warnings.get(id) ?? this.#timeline?.last;
    this.#load(id, warning?.revision);
    return html`<section class="sheet" aria-label=${t('card_label')}>
      <button type="button" class="close" aria-label=${t('close')} @click=${() => store.select(null)}>×</button>
      ${warning ? this.#card(warning) : html`<h2 tabindex="-1">${id}</h2>`}
    </section>`;
  }

  #card(warning) {
    const issued = epoch(warning.issued);
    const now = store.now();
    return html`
      <p class="chips">
        ${levelChip(warning.level, warning.freshness)}${conditionChips(warning)}
        ${warning.exercise && store.mode === 'live'
          ? html`<span class="chip doubt">${t('exercise_chip')}</span>`
          : ''}
      </p>
      <h2 tabindex="-1">${local(warning.headline) || local(warning.name) || warning.subject}</h2>
      <p class="place">
        ${local(warning.area_name)} · ${local(warning.name)} · ${hazardName(warning)}
        ${issued
          ? html`<br />${t('issued')} ${clockTime(issued, now, store.zone, true)}
              (${t('ago', { age: span(now - issued) })})`
          : ''}
      </p>
      ${local(warning.advice)
        ? html`<h3>${t('advice')}</h3>
            <p class="advice">${local(warning.advice)}</p>`
        : ''}
      ${warning.reason
        ? html`<h3>${t('reason')}</h3>
            <p>${local(warning.reason)}</p>`
        : ''}
      <h3>${t('evidence')}</h3>
      ${this.#evidence(warning)}
      <h3>${t('next_level')}</h3>
      ${nextLevel(warning)}
      <p class="buttons">
        ${this.#stationsOf(warning).map(
          (station) => html`<button type="button" @click=${() => store.select('station', station.id)}>
            ${t('show_station')}: ${local(station.name)}
          </button>`,
        )}
      </p>
      <h3>${t('revisions')}</h3>
      ${this.#revisions()}
      <p class="small">${t('rule_version', { n: warning.rules ?? '–' })} · ${t('details')} <code>${warning.id}</code></p>
    `;
  }

  #stationsOf(warning) {
    const named = (warning.evidence ?? []).map((clause) => clause.station);
    const own = [...store.stations.values()].filter((s) => s.subject === warning.subject).map((s) => s.id);
    return [...new Set([...named, ...own])].map((id) => store.stations.get(id)).filter(Boolean).slice(0, 6);
  }

  #evidence(warning) {
    const clauses = warning.evidence ?? [];
    if (!clauses.length) {
      return html`<p class="none">${t('no_evidence')}</p>`;
    }
    return html`<ul class="evidence">
      ${clauses.map((clause) => this.#clause(clause, warning))}
    </ul>`;
  }

  #clause(clause, warning) {
    const time = epoch(clause.time);
    const now = store.now();
    const shown = (value) => amount(value, clause.indicator, clause.unit, warning.hazard);
    const station = store.stations.get(clause.station);
    return html`<li>
      <p class="compare">
        ${quantityName(clause.sensor ? `${clause.indicator}@${clause.sensor}` : String(clause.indicator))}
        ${clause.window && !namesItsWindow(clause.indicator) ? t('window', { w: windowText(clause.window) }) : ''}
        <b>${shown(clause.value)}</b> ${operator(clause.operator)} ${t('ev_threshold')}
        <b>${shown(clause.threshold)}</b>
      </p>
      <dl>
        <div><dt>${t('ev_station')}</dt><dd>${station ? local(station.name) : ''} ${clause.station}</dd></div>
        <div><dt>${t('ev_quality')}</dt><dd>${quality(clause.quality)}</dd></div>
        <div>
          <dt>${t('ev_time')}</dt>
          <dd>${time ? `${clockTime(time, now, store.zone, true)} (${t('ago', { age: span(now - time) })})` : '–'}</dd>
        </div>
        <div><dt>${t('ev_rule')}</dt><dd><code>${clause.rule}</code></dd></div>
      </dl>
    </li>`;
  }

  #revisions() {
    const timeline = this.#timeline;
    if (!timeline) {
      return '';
    }
    return html`${timeline.complete ? '' : html`<p class="none">${t('revisions_partial')}</p>`}
      <ol class="timeline">
        ${timeline.revisions.map((revision) => {
          const issued = epoch(revision.issued);
          return html`<li class="edge-${revision.level}">
            <span>${issued ? clockTime(issued, store.now(), store.zone, true) : ''}</span>
            <b>${t(`level_${revision.level}`)}</b> ${t(`status_${revision.status}`)}
            ${conditionChips(revision)}
            <span class="small">${local(revision.headline)}</span>
          </li>`;
        })}
      </ol>`;
  }

  async #load(id, revision) {
    const wanted = `${id}/${revision}`;
    if (!id || this.#shown === wanted) {
      return;
    }
    this.#shown = wanted;
    try {
      const response = await fetch(`/api/warnings/${encodeURIComponent(id)}`);
      if (!response.ok || this.#shown !== wanted) {
        return;
      }
      const answer = await response.json();
      const revisions = answer.revisions.reverse();
      this.#timeline = { revisions, complete: answer.history_complete, last: answer.current ?? revisions[0] };
      this.requestUpdate();
    } catch {
      this.#shown = null; // the banner says that the server is away; tried again on the next tick
    }
  }
}

customElements.define('fengsui-reason', ReasonCard);
