// 演示 / 演练 over the whole page and in a strip. It lets every click through.
import { html } from 'lit';
import { Component } from './component.js';
import { t } from './i18n.js';
import { store } from './store.js';

class ModeMark extends Component {
  constructor() {
    super(['change']);
  }

  render() {
    if (!store.ready || store.mode === 'live') {
      return '';
    }
    const word = t(`mode_${store.mode}`);
    return html`
      <p class="mode-strip" role="note">${t(`strip_${store.mode}`)}</p>
      <div class="watermark" aria-hidden="true">
        ${[1, 2, 3, 4, 5, 6].map(() => html`<span data-text=${word}></span>`)}
      </div>
    `;
  }
}

customElements.define('fengsui-mode', ModeMark);
