// The warnings by level, then newest first. What is over, written up afterwards or about our own
// equipment is folded away, and no group shows more than a screen can hold.
import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Component } from './component.js';
import { epoch, rank, span } from './format.js';
import { local, t } from './i18n.js';
import { isEquipment, isOpenDanger, isOver, isRetrospective, store } from './store.js';
import { levelChip } from './symbols.js';
import { conditionChips, hazardName } from './warning-chips.js';

const MOST = 40;

const sorted = (warnings) =>
  warnings.sort(
    (a, b) => rank(b.level) - rank(a.level) || (epoch(b.issued) ?? 0) - (epoch(a.issued) ?? 0),
  );

class WarningList extends Component {
  #all = new Set();

  render() {
    const warnings = [...store.warnings.values()];
    const open = sorted(warnings.filter(isOpenDanger));
    return html`<section id="warnings" class="warnings" tabindex="-1" aria-labelledby="warnings-title">
      <h2 id="warnings-title">${t('warnings')} <span class="count">${open.length}</span></h2>
      ${open.length ? this.#rows('open', open) : this.#none()}
      ${this.#folded(
        'group_equipment',
        warnings.filter((w) => isEquipment(w) && !isOver(w) && !isRetrospective(w)),
      )}
      ${this.#folded('group_over', warnings.filter(isOver))}
      ${this.#folded('group_retrospective', warnings.filter(isRetrospective))}
    </section>`;
  }

  #none() {
    const n = [...store.stations.keys()].filter((id) => store.freshness(id) === 'unknown').length;
    return html`<p class="none">${n ? t('none_now_unknown', { n }) : t('none_now')}</p>`;
  }

  #folded(key, warnings) {
    return warnings.length
      ? html`<details>
          <summary>${t(key)} <span class="count">${warnings.length}</span></summary>
          ${this.#rows(key, sorted(warnings))}
        </details>`
      : '';
  }

  #rows(group, warnings) {
    const shown = this.#all.has(group) ? warnings : warnings.slice(0, MOST);
    const rest = warnings.length - shown.length;
    return html`<ol class="rows">
        ${repeat(
          shown,
          (warning) => warning.id,
          (warning) => this.#row(warning),
        )}
      </ol>
      ${rest
        ? html`<button
            type="button"
            class="more"
            @click=${() => {
              this.#all.add(group);
              this.requestUpdate();
            }}
          >
            ${t('more', { n: rest })}
          </button>`
        : ''}`;
  }

  #row(warning) {
    const issued = epoch(warning.issued);
    const chosen = store.selection?.kind === 'warning' && store.selection.id === warning.id;
    return html`<li>
      <button
        type="button"
        class="row edge-${warning.level} ${chosen ? 'chosen' : ''}"
        aria-pressed=${chosen}
        @click=${() => store.select('warning', warning.id)}
      >
        <span class="chips">
          ${levelChip(warning.level, warning.freshness)}${conditionChips(warning)}
          ${issued
            ? html`<span class="age">${t('ago', { age: span(store.now() - issued) })}</span>`
            : ''}
        </span>
        <span class="headline">${local(warning.headline) || local(warning.name) || warning.subject}</span>
        <span class="place">${local(warning.area_name) || warning.area} · ${hazardName(warning)}</span>
      </button>
    </li>`;
  }
}

customElements.define('fengsui-warnings', WarningList);
