// The chart of one series with its thresholds. Values that are suspect or bad stand apart from the
// line; where the station was silent the line breaks.
import { html } from 'lit';
import { Component } from './component.js';
import { amount, clockTime, quality, quantityName, scale } from './format.js';
import { t, tOr } from './i18n.js';
import { definition } from './series.js';
import { store } from './store.js';
import { COLOURS } from './symbols.js';

const INK = '#c9d5e1';
const GRID = '#2a3848';
const LINE = '#7fd1ff';

class SeriesChart extends Component {
  static properties = {
    station: { attribute: false },
    series: { attribute: false },
    span: { attribute: false },
  };

  #chart = null;
  #samples = [];
  #state = 'loading';
  #key = '';
  #asked = 0;
  #drawnAt = 0;
  #resize = new ResizeObserver(() => this.#chart?.resize());

  constructor() {
    super(['change', 'values', 'tick']);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#resize.disconnect();
    this.#chart?.dispose();
    this.#chart = null;
  }

  render() {
    return html`<div class="chart" role="img" aria-label=${this.#summary()}></div>
      ${this.#state === 'failed' ? html`<p class="none">${t('chart_failed')}</p>` : ''}
      ${this.#state === 'ready' && !this.#points().length ? html`<p class="none">${t('chart_empty')}</p>` : ''}`;
  }

  updated() {
    const key = `${this.station}/${this.series}/${this.span}`;
    const fresh = key !== this.#key;
    if (fresh || (this.#state === 'failed' && performance.now() - this.#asked > 15_000)) {
      this.#key = key;
      this.#load(key);
    }
    if (fresh || performance.now() - this.#drawnAt > 1_000) {
      this.#draw();
    }
  }

  async #load(key) {
    this.#asked = performance.now();
    this.#samples = [];
    this.#state = 'loading';
    const to = Math.round(store.now());
    const query = new URLSearchParams({ quantity: this.series, from: to - this.span, to: to + 120_000 });
    try {
      const response = await fetch(`/api/stations/${encodeURIComponent(this.station)}/series?${query}`);
      if (!response.ok) {
        throw new Error(String(response.status));
      }
      const { samples } = await response.json();
      if (key === this.#key) {
        this.#samples = samples;
        this.#state = 'ready';
      }
    } catch {
      if (key === this.#key) {
        this.#state = 'failed';
      }
    }
    this.#drawnAt = 0;
    this.requestUpdate();
  }

  /** Stored samples and, after them, what came in live: [time, value, quality]. */
  #points() {
    const newest = store.values.get(this.station)?.series[this.series];
    const last = this.#samples.at(-1)?.[0] ?? 0;
    if (newest && this.#state !== 'loading') {
      const time = newest.clock_fault ? newest.arrival : newest.time;
      if (time > last && time > store.now() - this.span) {
        this.#samples.push([time, newest.value, newest.clock_fault ? 3 : 2, 0]);
      }
    }
    return this.#samples;
  }

  #summary() {
    const values = this.#samples.map(([, value]) => value);
    const unit = definition(store.stations.get(this.station) ?? { series: [] }, this.series).unit;
    const text = (value) => (values.length ? amount(value, this.series, unit) : '–');
    return t('chart_summary', {
      quantity: quantityName(this.series),
      n: values.length,
      low: text(values.reduce((a, b) => Math.min(a, b), Infinity)),
      high: text(values.reduce((a, b) => Math.max(a, b), -Infinity)),
    });
  }

  async #draw() {
    this.#drawnAt = performance.now();
    const echarts = await import('echarts');
    const place = this.querySelector('.chart');
    if (!place || !this.isConnected) {
      return;
    }
    if (!this.#chart) {
      this.#chart = echarts.init(place, null, { renderer: 'canvas' });
      this.#resize.observe(place);
    }
    this.#chart.setOption(this.#option(), { notMerge: true });
  }

  #option() {
    const station = store.stations.get(this.station) ?? { series: [] };
    const { unit, amount: sum } = definition(station, this.series);
    const { factor, digits, unit: shown } = scale(this.series, unit);
    const now = store.now();
    const points = this.#points();
    const good = [];
    const doubtful = [];
    let before = null;
    for (const [time, value, flag] of points) {
      const point = [time, value * factor, flag];
      if (flag >= 3) {
        doubtful.push(point);
        continue;
      }
      if (!sum && before != null && time - before > Math.max(3 * station.interval, this.span / 100)) {
        good.push([before + 1, null]);
      }
      good.push(point);
      before = time;
    }
    const lines = sum ? [] : this.#lines(station, factor, digits, shown);
    const top = Math.max(...lines.map((line) => line.yAxis), ...good.map(([, v]) => v ?? -Infinity));
    const bottom = Math.min(...lines.map((line) => line.yAxis), ...good.map(([, v]) => v ?? Infinity));
    const room = (top - bottom) * 0.08 || 1;
    const stage = this.series.startsWith('stage');
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    return {
      animation: !still && points.length < 300 ? undefined : false,
      animationDuration: 200,
      textStyle: { color: INK, fontFamily: getComputedStyle(this).fontFamily },
      grid: { left: 8, right: 14, top: 30, bottom: 6, containLabel: true },
      tooltip: {
        trigger: 'item',
        renderMode: 'richText',
        backgroundColor: '#1b2735',
        borderColor: '#44566a',
        textStyle: { color: '#ffffff' },
        formatter: ({ data }) =>
          `${clockTime(data[0], now, store.zone, true)}\n${data[1].toFixed(digits)} ${shown} (${quality(data[2])})`,
      },
      xAxis: {
        type: 'time',
        min: now - this.span,
        max: now,
        axisLine: { lineStyle: { color: GRID } },
        axisLabel: {
          color: INK,
          hideOverlap: true,
          formatter: (time) => clockTime(time, this.span > 48 * 3_600_000 ? 0 : now, store.zone),
        },
        splitLine: { show: false },
        splitNumber: 4,
      },
      yAxis: {
        type: 'value',
        name: `${quantityName(this.series)} (${shown})`,
        nameTextStyle: { color: INK, align: 'left' },
        scale: stage,
        min: stage && Number.isFinite(bottom) ? round(bottom - room) : undefined,
        max: Number.isFinite(top) ? round(top + room) : undefined,
        axisLabel: { color: INK, showMaxLabel: false, showMinLabel: !stage },
        splitLine: { lineStyle: { color: GRID } },
      },
      series: [
        {
          type: sum ? 'bar' : 'line',
          name: t('measured'),
          data: good,
          showSymbol: good.length < 60,
          symbolSize: 5,
          barMaxWidth: 8,
          connectNulls: false,
          itemStyle: { color: LINE },
          lineStyle: { color: LINE, width: 2 },
          markLine: { silent: true, symbol: 'none', animation: false, data: lines },
        },
        {
          type: 'scatter',
          name: t('doubtful'),
          data: doubtful,
          symbol: ([, , flag]) => (flag >= 4 ? 'path://M0 0L10 10M10 0L0 10' : 'triangle'),
          symbolSize: 10,
          itemStyle: { color: 'transparent', borderColor: '#ff9de2', borderWidth: 2 },
        },
      ],
    };
  }

  #lines(station, factor, digits, unit) {
    return store.thresholds(station, this.series.split('@')[0]).map((threshold) => {
      const name = tOr(`threshold_${threshold.name}`, t(`level_${threshold.level}`));
      return {
        yAxis: threshold.value * factor,
        lineStyle: { color: COLOURS[threshold.level], type: 'dashed', width: 1.5 },
        label: {
          position: 'insideStartTop',
          color: '#ffffff',
          formatter: `${name} ${(threshold.value * factor).toFixed(digits)} ${unit}`,
        },
      };
    });
  }
}

const round = (value) => Math.round(value * 100) / 100;

customElements.define('fengsui-chart', SeriesChart);
