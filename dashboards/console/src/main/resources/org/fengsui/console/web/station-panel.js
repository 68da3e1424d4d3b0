// One station: what it says now and how old that is, its chart, its thresholds.
import { html } from 'lit';
import { Component } from './component.js';
import { amount, clockTime, operator, quantityName, span, windowText } from './format.js';
import { local, t, tOr } from './i18n.js';
import { definition, seriesOf } from './series.js';
import { store } from './store.js';
import { levelChip, signOf } from './symbols.js';
import './series-chart.js';

const HOUR = 3_600_000;
const RANGES = { '3h': 3 * HOUR, '24h': 24 * HOUR, '7d': 168 * HOUR };

class StationPanel extends Component {
  #series = null;
  #range = '24h';
  #station = null;
  #returnTo = document.activeElement;

  constructor() {
    super(['change', 'tick', 'values']);
  }

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
    const station = store.stations.get(id);
    if (id !== this.#station) {
      this.#station = id;
      this.#series = null;
    }
    return html`<section class="sheet" aria-label=${t('station_label')}>
      <button type="button" class="close" aria-label=${t('close')} @click=${() => store.select(null)}>×</button>
      ${station ? this.#panel(station) : html`<h2 tabindex="-1">${id}</h2>`}
    </section>`;
  }

  #panel(station) {
    const all = seriesOf(station);
    const series = all.includes(this.#series) ? this.#series : all[0];
    const freshness = store.freshness(station.id);
    const subject = store.subjects.get(station.subject);
    return html`
      <p class="chips">
        ${levelChip(store.stationLevel(station), freshness)}
        <span class="chip ${freshness === 'fresh' ? 'calm' : 'grave'}">${t(freshness)}</span>
        ${store.values.get(station.id)?.link === 'offline' ? html`<span class="chip doubt">${t('offline')}</span>` : ''}
      </p>
      <h2 tabindex="-1">${local(station.name)}</h2>
      <p class="place">
        ${local(station.area_name)} · ${tOr(`kind_${station.kind}`, station.kind)} · <code>${station.id}</code>
        ${subject && !subject.station ? html`· ${local(subject.name)}` : ''}
      </p>
      ${series ? this.#reading(station, series, freshness) : html`<p class="none">${t('no_value')}</p>`}
      ${all.length > 1 ? this.#choice('series', all, series, quantityName, (chosen) => (this.#series = chosen)) : ''}
      ${series
        ? html`${this.#choice('range', Object.keys(RANGES), this.#range, (r) => t(`range_${r}`), (r) => (this.#range = r))}
            <fengsui-chart .station=${station.id} .series=${series} .span=${RANGES[this.#range]}></fengsui-chart>
            <h3>${t('thresholds')}</h3>
            ${this.#thresholds(station, series)}`
        : ''}
      ${this.#warnings(station)}
      <p class="small">
        ${t('interval')} ${span(station.interval)}${station.datum ? ` · ${station.datum}` : ''} ·
        ${station.location[0].toFixed(5)}, ${station.location[1].toFixed(5)}
      </p>
    `;
  }

  #reading(station, series, freshness) {
    const newest = store.values.get(station.id)?.series[series];
    if (!newest) {
      return html`<p class="reading ${freshness}"><b>–</b> <span>${t('never')}</span></p>`;
    }
    const now = store.now();
    return html`<p class="reading ${freshness}">
        <span class="small">${quantityName(series)} ${newest.period ? t('window', { w: span(newest.period) }) : t('now_value')}</span>
        <b>${amount(newest.value, series, definition(station, series).unit)}</b>
        <span class="age">${t('ago', { age: span(now - newest.arrival) })}</span>
      </p>
      ${newest.clock_fault
        ? html`<p class="chip-line">
            <span class="chip doubt">${t('clock_fault')}</span>
            ${t('clock_fault_text', { time: clockTime(newest.time, now, store.zone, true) })}
          </p>`
        : ''}`;
  }

  #choice(name, options, chosen, word, choose) {
    return html`<fieldset class="choice">
      <legend class="hidden">${t(name === 'range' ? 'range' : 'chart')}</legend>
      ${options.map(
        (option) => html`<label class=${option === chosen ? 'chosen' : ''}>
          <input
            type="radio"
            name=${name}
            .checked=${option === chosen}
            @change=${() => {
              choose(option);
              this.requestUpdate();
            }}
          />${word(option)}</label
        >`,
      )}
    </fieldset>`;
  }

  #thresholds(station, series) {
    const list = store.thresholds(station, series.split('@')[0]);
    if (!list.length) {
      return html`<p class="none">${t('no_thresholds')}</p>`;
    }
    return html`<ul class="thresholds">
      ${[...list].reverse().map(
        (threshold) => html`<li>
          ${signOf(threshold.level)}<span>${t(`level_${threshold.level}`)}</span>
          <span>${tOr(`threshold_${threshold.name}`, '')}</span>
          <b
            >${threshold.window ? `${t('window', { w: windowText(threshold.window) })} ` : ''}${operator(threshold.operator)}
            ${amount(threshold.value, series, definition(station, series).unit)}</b
          >
        </li>`,
      )}
    </ul>`;
  }

  #warnings(station) {
    const here = store.openWarnings().filter((w) => w.subject === station.subject || w.subject === station.id);
    return here.length
      ? html`<h3>${t('open_warnings')}</h3>
          <p class="buttons">
            ${here.map(
              (w) => html`<button type="button" @click=${() => store.select('warning', w.id)}>
                ${t(`level_${w.level}`)} ${local(w.headline)}
              </button>`,
            )}
          </p>`
      : '';
  }
}

customElements.define('fengsui-station', StationPanel);
