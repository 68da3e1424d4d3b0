// The page: what stands where. Each part keeps itself up to date from the store.
import { html } from 'lit';
import { Component } from './component.js';
import { lang, t } from './i18n.js';
import { store } from './store.js';
import './counts-strip.js';
import './feed-banner.js';
import './mode-mark.js';
import './reason-card.js';
import './station-list.js';
import './station-map.js';
import './station-panel.js';
import './top-bar.js';
import './warning-list.js';

class App extends Component {
  constructor() {
    super(['change']);
    this.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && store.selection) {
        store.select(null);
      }
    });
  }

  render() {
    document.documentElement.lang = lang() === 'zh' ? 'zh-CN' : 'en';
    document.title = t('title');
    return html`
      <a class="skip" href="#warnings" @click=${this.#skip}>${t('skip')}</a>
      <fengsui-mode></fengsui-mode>
      <fengsui-top></fengsui-top>
      <fengsui-banner></fengsui-banner>
      ${store.ready ? this.#body() : html`<p class="loading" role="status">${t('loading')}</p>`}
    `;
  }

  #skip(event) {
    event.preventDefault();
    document.getElementById('warnings')?.focus();
  }

  #body() {
    const kind = store.selection?.kind;
    return html`
      <fengsui-counts></fengsui-counts>
      <main class=${kind ? 'with-card' : ''}>
        <div class="left">
          <fengsui-warnings></fengsui-warnings>
          <fengsui-stations></fengsui-stations>
        </div>
        <fengsui-map></fengsui-map>
        ${kind === 'warning' ? html`<fengsui-reason class="card"></fengsui-reason>` : ''}
        ${kind === 'station' ? html`<fengsui-station class="card"></fengsui-station>` : ''}
      </main>
    `;
  }
}

customElements.define('fengsui-app', App);
store.start();
