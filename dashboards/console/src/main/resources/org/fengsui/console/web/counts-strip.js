// How many warnings of each level, how many stations are known.
import { html } from 'lit';
import { Component } from './component.js';
import { LEVELS } from './format.js';
import { t } from './i18n.js';
import { store } from './store.js';
import { signOf } from './symbols.js';

class CountsStrip extends Component {
  render() {
    const levels = Object.fromEntries(LEVELS.map((level) => [level, 0]));
    for (const warning of store.openWarnings()) {
      levels[warning.level] += 1;
    }
    const states = { fresh: 0, stale: 0, unknown: 0 };
    for (const id of store.stations.keys()) {
      states[store.freshness(id)] += 1;
    }
    return html`<section class="counts" aria-label=${t('counts')}>
      <ul>
        ${LEVELS.map(
          (level) => html`<li class=${levels[level] ? '' : 'zero'}>
            ${signOf(level)}<span>${t(`level_${level}`)}</span><b>${levels[level]}</b>
          </li>`,
        )}
      </ul>
      <ul>
        ${Object.entries(states).map(
          ([state, count]) => html`<li class=${count ? state : `zero ${state}`}>
            ${signOf('none', state)}<span>${t(state)}</span><b>${count}</b>
          </li>`,
        )}
      </ul>
    </section>`;
  }
}

customElements.define('fengsui-counts', CountsStrip);
