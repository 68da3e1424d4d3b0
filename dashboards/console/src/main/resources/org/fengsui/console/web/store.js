// What the page knows: one snapshot, kept up to date by the event stream.
import { rank } from './format.js';

const OVER = new Set(['lifted', 'cancelled', 'merged']);

export const isOver = (warning) => OVER.has(warning.status);
export const isRetrospective = (warning) => warning.status === 'retrospective';
export const isEquipment = (warning) => warning.hazard === 'station' || warning.hazard === 'system';
export const isOpenDanger = (warning) =>
  !isOver(warning) && !isRetrospective(warning) && !isEquipment(warning);

/** Events: `change` (anything), `values` (detail: station ids), `tick` (each second). */
class Store extends EventTarget {
  ready = false;
  mode = 'live';
  simulated = false;
  zone = 'Asia/Shanghai';
  stations = new Map();
  subjects = new Map();
  areas = [];
  warnings = new Map();
  values = new Map();
  streamOpen = false;
  brokerConnected = false;
  dataAge = null;
  quietAfter = Infinity;
  frozenAfter = 8000;
  selection = null; // {kind: 'warning' | 'station', id}

  #serverNow = Date.now();
  #heardAt = performance.now();
  #aliveAt = performance.now();
  #versions = '';
  #pending = null;
  #levels = null;
  #source = null;

  start() {
    this.#open();
    setInterval(() => this.dispatchEvent(new Event('tick')), 1000);
    addEventListener('hashchange', () => this.#readHash());
    this.#readHash();
  }

  /** Now by the server: goes on by itself, but not in a simulated run. */
  now() {
    return this.simulated ? this.#serverNow : this.#serverNow + (performance.now() - this.#heardAt);
  }

  /** ms for which nothing proved that this screen is live. */
  silentFor() {
    return performance.now() - this.#aliveAt;
  }

  get frozen() {
    return this.silentFor() > this.frozenAfter;
  }

  /** ms since the newest reading of any station, null for none since the start. */
  get newestDataAge() {
    return this.dataAge == null ? null : this.dataAge + (performance.now() - this.#heardAt);
  }

  freshness(id) {
    const station = this.stations.get(id);
    const arrival = this.values.get(id)?.arrival ?? 0;
    const age = this.now() - arrival;
    if (!station || !arrival || age > station.unknown_after) {
      return 'unknown';
    }
    return age > station.stale_after ? 'stale' : 'fresh';
  }

  /** Highest level of the open warnings of a subject, or of a rain gauge in that of its area. */
  levelOf(subject) {
    if (!this.#levels) {
      this.#levels = new Map();
      for (const warning of this.warnings.values()) {
        if (isOpenDanger(warning)) {
          this.#raise(warning.subject, warning.level);
          if (warning.hazard === 'rainstorm' && warning.condition !== 'returned') {
            (warning.evidence ?? []).forEach((each) => this.#raise(each.station, each.rule.split('.').pop()));
          }
        }
      }
    }
    return this.#levels.get(subject) ?? 'none';
  }

  #raise(id, level) {
    if (rank(level) > rank(this.#levels.get(id) ?? 'none')) {
      this.#levels.set(id, level);
    }
  }

  stationLevel(station) {
    const own = this.levelOf(station.subject);
    const alone = this.levelOf(station.id);
    return rank(alone) > rank(own) ? alone : own;
  }

  openWarnings() {
    return [...this.warnings.values()].filter(isOpenDanger);
  }

  thresholds(station, quantity) {
    return this.subjects.get(station.subject)?.thresholds?.[quantity] ?? [];
  }

  select(kind, id) {
    location.hash = kind ? `${kind}/${encodeURIComponent(id)}` : '';
    if (!kind) {
      history.replaceState(null, '', location.pathname + location.search);
      this.#readHash();
    }
  }

  languageChanged() {
    this.#changed();
  }

  #readHash() {
    const [kind, id] = location.hash.slice(1).split('/');
    this.selection =
      (kind === 'warning' || kind === 'station') && id ? { kind, id: decodeURIComponent(id) } : null;
    this.#changed();
  }

  #open() {
    const source = new EventSource('/api/stream');
    this.#source = source;
    source.onopen = () => {
      this.streamOpen = true;
      this.#resync();
    };
    source.onerror = () => {
      this.streamOpen = false;
      this.#changed();
      if (source.readyState === EventSource.CLOSED && this.#source === source) {
        setTimeout(() => this.#open(), 2000);
      }
    };
    source.addEventListener('clock', (event) => this.#heartbeat(JSON.parse(event.data)));
    source.addEventListener('resync', () => this.#resync());
    source.addEventListener('warning', (event) => this.#take(() => this.#warning(JSON.parse(event.data))));
    source.addEventListener('values', (event) => this.#take(() => this.#values(JSON.parse(event.data))));
  }

  /** Applies an event, after the snapshot where one is on its way. */
  #take(apply) {
    if (this.#pending) {
      this.#pending.push(apply);
    } else {
      apply();
    }
  }

  async #resync() {
    if (this.#pending) {
      return;
    }
    this.#pending = [];
    try {
      const response = await fetch('/api/state');
      if (!response.ok) {
        throw new Error(`state: ${response.status}`);
      }
      this.#snapshot(await response.json());
    } catch {
      setTimeout(() => this.#resync(), 2000); // the banner says that nothing comes
    } finally {
      const waiting = this.#pending;
      this.#pending = null;
      waiting.forEach((apply) => apply());
    }
  }

  #snapshot(state) {
    this.mode = state.mode;
    this.simulated = state.simulated;
    this.frozenAfter = state.frozen_after;
    this.zone = state.registry.zone;
    this.areas = state.registry.areas;
    this.subjects = new Map(state.registry.subjects.map((subject) => [subject.id, subject]));
    this.stations = new Map(state.registry.stations.map((station) => [station.id, station]));
    this.warnings = new Map(state.warnings.map((warning) => [warning.id, warning]));
    this.values = new Map(Object.entries(state.values));
    this.#versions = `${state.registry_version}/${state.rules_version}`;
    this.#levels = null;
    this.ready = true;
    this.#heartbeat(state);
    this.dispatchEvent(new Event('registry'));
    this.#changed();
  }

  #heartbeat(beat) {
    this.#serverNow = beat.now;
    this.#heardAt = performance.now();
    this.brokerConnected = beat.connected;
    this.dataAge = beat.data_age;
    this.quietAfter = beat.quiet_after;
    if (beat.connected) {
      this.#aliveAt = performance.now();
    }
    if (this.ready && this.#versions !== `${beat.registry_version}/${beat.rules_version}`) {
      this.#resync();
    }
    this.#changed();
  }

  #warning({ id, warning }) {
    if (warning) {
      const held = this.warnings.get(id);
      if (held && held.revision > warning.revision) {
        return;
      }
      this.warnings.set(id, warning);
    } else {
      this.warnings.delete(id);
    }
    this.#levels = null;
    this.#changed();
  }

  #values(stations) {
    for (const [id, now] of Object.entries(stations)) {
      this.values.set(id, now);
    }
    this.dispatchEvent(new CustomEvent('values', { detail: Object.keys(stations) }));
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

export const store = new Store();

/** Renders a component again when the store changes. */
export class StoreController {
  #host;
  #events;
  #update = () => this.#host.requestUpdate();

  constructor(host, events = ['change', 'tick']) {
    this.#host = host;
    this.#events = events;
    host.addController(this);
  }

  hostConnected() {
    this.#events.forEach((event) => store.addEventListener(event, this.#update));
  }

  hostDisconnected() {
    this.#events.forEach((event) => store.removeEventListener(event, this.#update));
  }
}
