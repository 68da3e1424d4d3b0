// Every station in words: for the keyboard, for screen readers, and to find one by name.
import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Component } from './component.js';
import { rank, span } from './format.js';
import { local, t } from './i18n.js';
import { leading } from './series.js';
import { store } from './store.js';
import { signOf } from './symbols.js';

const MOST = 60;
const DOUBT = { unknown: 2, stale: 1, fresh: 0 };

class StationList extends Component {
  #filter = '';
  #open = false;

  render() {
    return html`<details
      class="stations"
      @toggle=${(event) => {
        this.#open = event.target.open;
        this.requestUpdate();
      }}
    >
      <summary>${t('stations')} <span class="count">${store.stations.size}</span></summary>
      ${this.#open ? this.#list() : ''}
    </details>`;
  }

  #list() {
    const wanted = this.#filter.toLowerCase();
    const found = [...store.stations.values()]
      .filter((s) => `${s.id} ${s.name.zh} ${s.name.en}`.toLowerCase().includes(wanted))
      .map((station) => ({
        station,
        level: store.stationLevel(station),
        freshness: store.freshness(station.id),
      }))
      .sort(
        (a, b) =>
          rank(b.level) - rank(a.level) ||
          DOUBT[b.freshness] - DOUBT[a.freshness] ||
          (a.station.id < b.station.id ? -1 : 1),
      );
    return html`<input
        type="search"
        aria-label=${t('filter')}
        placeholder=${t('filter')}
        @input=${(event) => {
          this.#filter = event.target.value;
          this.requestUpdate();
        }}
      />
      ${found.length ? '' : html`<p class="none">${t('no_match')}</p>`}
      <ul class="rows">
        ${repeat(
          found.slice(0, MOST),
          ({ station }) => station.id,
          (row) => this.#row(row),
        )}
      </ul>
      ${found.length > MOST ? html`<p class="none">${t('more', { n: found.length - MOST })}</p>` : ''}`;
  }

  #row({ station, level, freshness }) {
    const arrival = store.values.get(station.id)?.arrival;
    return html`<li>
      <button type="button" class="row station" @click=${() => store.select('station', station.id)}>
        ${signOf(level, freshness)}
        <span class="name">${local(station.name)}</span>
        <span class="value">${leading(station)}</span>
        <span class="age ${freshness}"
          >${freshness === 'fresh' ? '' : `${t(freshness)} `}${arrival
            ? t('ago', { age: span(store.now() - arrival) })
            : t('never')}</span
        >
      </button>
    </li>`;
  }
}

customElements.define('fengsui-stations', StationList);
