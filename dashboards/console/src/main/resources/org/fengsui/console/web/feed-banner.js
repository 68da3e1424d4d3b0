// Says that the screen no longer shows what is, and since when.
import { html } from 'lit';
import { Component } from './component.js';
import { clockTime, span } from './format.js';
import { t } from './i18n.js';
import { store } from './store.js';

class FeedBanner extends Component {
  render() {
    const frozen = store.frozen;
    document.documentElement.classList.toggle('frozen', frozen);
    return html`<div role="alert">${frozen ? this.#frozen() : ''}</div>
      <div role="status">${!frozen && this.#isQuiet() ? this.#quiet() : ''}</div>`;
  }

  #isQuiet() {
    const age = store.newestDataAge;
    return store.ready && store.stations.size > 0 && age != null && age > store.quietAfter;
  }

  #frozen() {
    const age = store.silentFor();
    const since = Date.now() - age;
    const text = store.streamOpen ? 'frozen_broker' : 'frozen_server';
    const time = clockTime(since, Date.now(), store.zone, true);
    return html`<section class="banner frozen-banner">
      <strong>${t('frozen')}</strong>
      <p aria-live="off">${t(text, { time, age: span(age) })}</p>
    </section>`;
  }

  #quiet() {
    return html`<section class="banner quiet-banner">
      <strong>${t('quiet')}</strong>
      <p aria-live="off">${t('quiet_text', { age: span(store.newestDataAge) })}</p>
    </section>`;
  }
}

customElements.define('fengsui-banner', FeedBanner);
