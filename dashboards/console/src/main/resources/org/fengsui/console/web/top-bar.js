// Name, clock, state of the connection, language.
import { html } from 'lit';
import { Component } from './component.js';
import { fullTime, span } from './format.js';
import { lang, switchLanguage, t } from './i18n.js';
import { store } from './store.js';

class TopBar extends Component {
  render() {
    const state = this.#state();
    const age = store.newestDataAge;
    return html`<header>
      <h1><span class="brand">烽燧</span> <span>Fengsui</span></h1>
      <p class="clock">
        ${store.ready ? html`<time>${fullTime(store.now(), store.zone)}</time>` : ''}
        <span class="zone">${store.zone}${store.simulated ? ` · ${t('simulated')}` : ''}</span>
      </p>
      <p class="connection ${state === 'connected' ? 'good' : 'bad'}">
        <span class="dot" aria-hidden="true"></span><b>${t(state)}</b>
        ${store.ready
          ? html`<span class="age"
              >${age == null ? t('no_data_yet') : `${t('data_age')} ${t('ago', { age: span(age) })}`}</span
            >`
          : ''}
      </p>
      <button
        type="button"
        class="language"
        lang=${lang() === 'zh' ? 'en' : 'zh-CN'}
        @click=${() => {
          switchLanguage();
          store.languageChanged();
        }}
      >
        ${t('other_language')}
      </button>
    </header>`;
  }

  #state() {
    if (!store.streamOpen) {
      return store.ready ? 'stream_lost' : 'connecting';
    }
    return store.brokerConnected ? 'connected' : 'broker_lost';
  }
}

customElements.define('fengsui-top', TopBar);
