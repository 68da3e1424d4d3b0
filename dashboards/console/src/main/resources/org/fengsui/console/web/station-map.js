// The map, without tiles: outlines of areas and places, a graticule, a scale, and the stations by
// their signs.
/* global ol */
import { html } from 'lit';
import { Component } from './component.js';
import { rank } from './format.js';
import { local, t } from './i18n.js';
import { isOpenDanger, store } from './store.js';
import { COLOURS, signImage } from './symbols.js';
import './map-legend.js';

const FEW = 80; // up to here every station is named on the map
const CARD = 470; // px that an open card covers on the right
const SIZE = { none: 0.62, blue: 0.85, yellow: 0.9, orange: 1, red: 1.1 };
const FONT = '13px "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif';

const text = (words, offsetY = 0, fill = '#e8eef4') =>
  new ol.style.Text({
    text: words,
    font: FONT,
    offsetY,
    fill: new ol.style.Fill({ color: fill }),
    stroke: new ol.style.Stroke({ color: '#0d141c', width: 3 }),
    overflow: true,
  });

const edgeText = (more) =>
  new ol.style.Text({
    font: '12px sans-serif',
    fill: new ol.style.Fill({ color: '#93a7ba' }),
    stroke: new ol.style.Stroke({ color: '#0d141c', width: 3 }),
    ...more,
  });

class StationMap extends Component {
  #map = null;
  #stations = null;
  #areas = null;
  #places = null;
  #styles = new Map();
  #drawn = new Map();
  #mark = null;
  #language = '';

  constructor() {
    super([]);
  }

  render() {
    return html`<section class="map" aria-label=${t('map')}>
      <h2 class="hidden">${t('map')}</h2>
      <div class="map-view" tabindex="0" role="application" aria-label=${t('map_help')}></div>
      <button type="button" class="fit" @click=${() => this.#fit()}>${t('fit')}</button>
      <fengsui-legend></fengsui-legend>
    </section>`;
  }

  firstUpdated() {
    this.#build();
    store.addEventListener('registry', this.#rebuild);
    store.addEventListener('change', this.#refresh);
    store.addEventListener('values', this.#refreshSome);
    this.#timer = setInterval(this.#refresh, 5000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    store.removeEventListener('registry', this.#rebuild);
    store.removeEventListener('change', this.#refresh);
    store.removeEventListener('values', this.#refreshSome);
    clearInterval(this.#timer);
    this.#map?.setTarget(undefined);
  }

  #timer = 0;

  #build() {
    this.#areas = new ol.source.Vector();
    this.#places = new ol.source.Vector();
    this.#stations = new ol.source.Vector();
    const layer = (source, style, more = {}) =>
      new ol.layer.Vector({ source, style, updateWhileInteracting: true, ...more });
    this.#map = new ol.Map({
      target: this.querySelector('.map-view'),
      controls: [
        new ol.control.Zoom({ zoomInTipLabel: t('zoom_in'), zoomOutTipLabel: t('zoom_out') }),
        new ol.control.ScaleLine({ units: 'metric', minWidth: 80 }),
      ],
      layers: [
        new ol.layer.Graticule({
          strokeStyle: new ol.style.Stroke({ color: 'rgba(120,145,170,.22)', width: 1 }),
          showLabels: true,
          wrapX: false,
          lonLabelStyle: edgeText({ textBaseline: 'bottom', offsetY: -2 }),
          latLabelStyle: edgeText({ textAlign: 'end', offsetX: -4 }),
        }),
        layer(this.#areas, (feature) => this.#areaStyle(feature), { declutter: true }),
        layer(this.#places, (feature) => this.#placeStyle(feature)),
        layer(this.#stations, (feature) => this.#stationStyle(feature)),
        layer(this.#stations, (feature) => this.#nameStyle(feature), { declutter: true }),
      ],
      view: new ol.View({ maxZoom: 19 }),
    });
    this.#map.on('singleclick', (event) => this.#click(event));
    this.#map.on('pointermove', (event) => {
      if (!event.dragging) {
        const over = this.#map.hasFeatureAtPixel(event.pixel, { hitTolerance: 6, layerFilter: this.#clickable });
        this.#map.getTargetElement().classList.toggle('pointing', over);
      }
    });
    this.#fill();
    this.#fit();
  }

  #clickable = (layer) => layer.getSource() === this.#stations || layer.getSource() === this.#places;

  #rebuild = () => {
    this.#fill();
    this.#refresh();
  };

  #fill() {
    const ring = (points) => new ol.geom.Polygon([points.map((p) => ol.proj.fromLonLat(p))]);
    const feature = (id, geometry) => {
      const made = new ol.Feature(geometry);
      made.setId(id);
      return made;
    };
    this.#areas.clear(true);
    this.#areas.addFeatures(
      store.areas.filter((a) => a.boundary.length > 3).map((a) => feature(a.id, ring(a.boundary))),
    );
    this.#places.clear(true);
    this.#places.addFeatures(
      [...store.subjects.values()]
        .filter((s) => s.polygon.length > 3)
        .map((s) => feature(s.id, ring(s.polygon))),
    );
    this.#stations.clear(true);
    this.#stations.addFeatures(
      [...store.stations.values()].map((s) => feature(s.id, new ol.geom.Point(ol.proj.fromLonLat(s.location)))),
    );
    this.#drawn.clear();
  }

  #fit() {
    const extent = ol.extent.createEmpty();
    const all = this.#stations.getFeatures().length ? [this.#stations, this.#places] : [this.#areas];
    all.filter((s) => s.getFeatures().length).forEach((s) => ol.extent.extend(extent, s.getExtent()));
    if (!ol.extent.isEmpty(extent) || this.#stations.getFeatures().length) {
      this.#map.getView().fit(extent, { padding: [48, 56, 64, 56], maxZoom: 15 });
    } else {
      this.#map.getView().setCenter(ol.proj.fromLonLat([105, 35]));
      this.#map.getView().setZoom(4);
    }
  }

  #refresh = () => {
    this.requestUpdate();
    this.#refreshThese(store.stations.keys());
    const language = t('letter_red');
    const mark = `${language}${store.selection?.id}${[...store.warnings.values()]
      .filter(isOpenDanger)
      .map((w) => w.id + w.level)}`;
    if (mark !== this.#mark) {
      this.#mark = mark;
      this.#uncover();
      this.#places.changed();
      if (language !== this.#language) {
        this.#language = language;
        this.#styles.clear();
        this.#areas.changed();
        this.#stations.changed();
      }
    }
  };

  /** Brings the chosen station out from under the card. */
  #uncover() {
    const { kind, id } = store.selection ?? {};
    const warning = kind === 'warning' ? store.warnings.get(id) : null;
    const subject = warning?.subject;
    const station = warning
      ? ([...store.stations.values()].find((s) => s.subject === subject || s.id === subject) ??
        store.stations.get(warning.evidence?.[0]?.station))
      : store.stations.get(id);
    const [width, height] = this.#map.getSize() ?? [0, 0];
    if (!station || width < CARD + 200) {
      return;
    }
    const at = ol.proj.fromLonLat(station.location);
    const [x, y] = this.#map.getPixelFromCoordinate(at) ?? [-1, -1];
    if (x < 40 || y < 40 || x > width - CARD - 40 || y > height - 60) {
      this.#map.getView().centerOn(at, [width, height], [(width - CARD) / 2, height / 2]);
    }
  }

  #refreshSome = (event) => this.#refreshThese(event.detail);

  #refreshThese(ids) {
    for (const id of ids) {
      const look = this.#look(id);
      if (this.#drawn.get(id) !== look) {
        this.#drawn.set(id, look);
        this.#stations.getFeatureById(id)?.changed();
      }
    }
  }

  #look(id) {
    const station = store.stations.get(id);
    const chosen = store.selection?.kind === 'station' && store.selection.id === id;
    return station ? `${store.stationLevel(station)}/${store.freshness(id)}/${chosen}` : '';
  }

  #stationStyle(feature) {
    const look = this.#look(feature.getId());
    if (!this.#styles.has(look)) {
      const [level, freshness, chosen] = look.split('/');
      const order = rank(level) * 10 + (freshness === 'unknown' ? 5 : 0);
      const size = freshness === 'unknown' && level === 'none' ? 0.75 : SIZE[level] ?? SIZE.none;
      const styles = [
        new ol.style.Style({
          zIndex: order,
          image: new ol.style.Icon({ src: signImage(level, freshness), scale: size }),
        }),
      ];
      if (chosen === 'true') {
        styles.unshift(
          new ol.style.Style({
            zIndex: order - 1,
            image: new ol.style.Circle({
              radius: 21,
              stroke: new ol.style.Stroke({ color: '#ffffff', width: 2 }),
            }),
          }),
        );
      }
      this.#styles.set(look, styles);
    }
    return this.#styles.get(look);
  }

  #nameStyle(feature) {
    const station = store.stations.get(feature.getId());
    const level = station ? store.stationLevel(station) : 'none';
    if (!station || (level === 'none' && store.stations.size > FEW)) {
      return undefined;
    }
    return new ol.style.Style({ zIndex: rank(level), text: text(local(station.name), 23) });
  }

  #areaStyle(feature) {
    const area = store.areas.find((a) => a.id === feature.getId());
    return new ol.style.Style({
      stroke: new ol.style.Stroke({ color: 'rgba(160,180,200,.55)', width: 1.2, lineDash: [6, 4] }),
      fill: new ol.style.Fill({ color: 'rgba(120,150,180,.05)' }),
      text: area ? text(local(area.name), 0, '#9fb2c4') : undefined,
    });
  }

  #placeStyle(feature) {
    const level = store.levelOf(feature.getId());
    return new ol.style.Style({
      stroke: new ol.style.Stroke({ color: COLOURS[level], width: level === 'none' ? 1 : 2.5 }),
      fill: new ol.style.Fill({ color: level === 'none' ? 'rgba(138,160,180,.08)' : `${COLOURS[level]}33` }),
    });
  }

  #click(event) {
    const options = { hitTolerance: 8, layerFilter: this.#clickable };
    const found = this.#map.getFeaturesAtPixel(event.pixel, options).map((f) => f.getId());
    const station = found
      .filter((id) => store.stations.has(id))
      .sort((a, b) => rank(store.stationLevel(store.stations.get(b))) - rank(store.stationLevel(store.stations.get(a))))[0];
    const warning = store.openWarnings().find((w) => found.includes(w.subject));
    if (station) {
      store.select('station', station);
    } else if (warning) {
      store.select('warning', warning.id);
    }
  }
}

customElements.define('fengsui-map', StationMap);
