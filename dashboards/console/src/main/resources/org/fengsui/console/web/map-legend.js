// What the signs on the map mean.
import { html } from 'lit';
import { Component } from './component.js';
import { LEVELS } from './format.js';
import { t } from './i18n.js';
import { signOf } from './symbols.js';

class MapLegend extends Component {
  #wide = matchMedia('(min-width: 1500px)').matches;

  constructor() {
    super(['change']);
  }

  render() {
    const rows = [
      ...LEVELS.map((level) => [level, 'fresh', `level_${level}`]),
      ['none', 'fresh', 'legend_none'],
      ['none', 'stale', 'legend_stale'],
      ['none', 'unknown', 'legend_unknown'],
      ['red', 'unknown', 'legend_presumed'],
    ];
    return html`<details class="legend" ?open=${this.#wide}>
      <summary>${t('legend')}</summary>
      <ul>
        ${rows.map(
          ([level, freshness, key]) => html`<li>${signOf(level, freshness)}<span>${t(key)}</span></li>`,
        )}
      </ul>
    </details>`;
  }
}

customElements.define('fengsui-legend', MapLegend);
