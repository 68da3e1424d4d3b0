// The signs of the levels: a shape, a letter and a colour each, so that no one of them is the only
// cue. What is unknown is hollow and dashed with a question mark; what is stale is half faded.
import { html, svg } from 'lit';
import { lang, t } from './i18n.js';

export const COLOURS = {
  red: '#e5383b',
  orange: '#ff9f1c',
  yellow: '#ffe45e',
  blue: '#56b4ff',
  none: '#8aa0b4',
};
const GROUND = '#101822';
const SHAPES = {
  red: 'M10.5 2h11L30 10.5v11L21.5 30h-11L2 21.5v-11z',
  orange: 'M16 1.5 31 29H1z',
  yellow: 'M4 4h24v24H4z',
  blue: 'M16 2.5a13.5 13.5 0 1 1 0 27 13.5 13.5 0 1 1 0-27z',
  none: 'M16 9a7 7 0 1 1 0 14 7 7 0 1 1 0-14z',
};
const HOLLOW_NONE = 'M16 5a11 11 0 1 1 0 22 11 11 0 1 1 0-22z';

/** How a sign is drawn, in a square of 32. */
function sign(level, freshness) {
  const unknown = freshness === 'unknown';
  const stale = freshness === 'stale';
  const colour = COLOURS[level] ?? COLOURS.none;
  const letter = level === 'none' ? '' : t(`letter_${level}`);
  const text = unknown ? `${letter}?` : letter;
  return {
    path: unknown && level === 'none' ? HOLLOW_NONE : SHAPES[level] ?? SHAPES.none,
    fill: unknown ? GROUND : colour,
    fillOpacity: stale ? 0.35 : unknown ? 0.85 : 1,
    stroke: unknown || stale ? colour : GROUND,
    strokeWidth: unknown ? 2.5 : 2,
    dash: unknown ? '4 3' : '',
    text,
    textColour: unknown || stale ? '#ffffff' : level === 'red' ? '#ffffff' : '#10151b',
    textSize: text.length > 1 ? (lang() === 'zh' ? 11 : 13) : 15,
    textY: level === 'orange' ? 25.5 : 21.5,
  };
}

/** A sign for use in text; the words beside it say the same. */
export function signOf(level, freshness = 'fresh') {
  const s = sign(level, freshness);
  return html`<svg class="sign" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    ${svg`<path d=${s.path} fill=${s.fill} fill-opacity=${s.fillOpacity} stroke=${s.stroke}
      stroke-width=${s.strokeWidth} stroke-dasharray=${s.dash || 'none'}></path>
      <text x="16" y=${s.textY} text-anchor="middle" font-size=${s.textSize} font-weight="700"
        fill=${s.textColour}>${s.text}</text>`}
  </svg>`;
}

/** The same as the address of an image, for the map. */
export function signImage(level, freshness) {
  const s = sign(level, freshness);
  const font = "'Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif";
  return (
    'data:image/svg+xml;charset=utf-8,' +
    encodeURIComponent(
      `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32" viewBox="0 0 32 32">` +
        `<path d="${s.path}" fill="${s.fill}" fill-opacity="${s.fillOpacity}" stroke="${s.stroke}" ` +
        `stroke-width="${s.strokeWidth}"${s.dash ? ` stroke-dasharray="${s.dash}"` : ''}/>` +
        `<text x="16" y="${s.textY}" text-anchor="middle" font-family="${font}" ` +
        `font-size="${s.textSize}" font-weight="700" fill="${s.textColour}">${s.text}</text></svg>`,
    )
  );
}

export const levelChip = (level, freshness) => html`<span class="chip level-${level}"
  >${signOf(level, freshness)}<span>${t(`level_${level}`)}</span></span
>`;
