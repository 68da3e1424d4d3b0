// Every word of the page, Chinese first. The words of state are those of the product's vocabulary.
const WORDS = {
  title: ['烽燧 内涝值守台', 'Fengsui duty console'],
  product: ['烽燧', 'Fengsui'],
  other_language: ['English', '中文'],
  skip: ['跳到告警列表', 'Skip to the warnings'],
  loading: ['正在读取现状…', 'Reading the current state…'],

  mode_demo: ['演示', 'DEMO'],
  mode_exercise: ['演练', 'EXERCISE'],
  strip_demo: ['演示:模拟数据,不是真实险情', 'Demo: simulated data, no real danger'],
  strip_exercise: ['演练:请勿据此对外行动', 'Exercise: do not act on this outside the drill'],
  simulated: ['模拟时钟', 'simulated clock'],

  connection: ['连接', 'Connection'],
  connected: ['实时', 'Live'],
  connecting: ['正在连接', 'Connecting'],
  broker_lost: ['消息服务断开', 'Broker lost'],
  stream_lost: ['与服务器断开', 'Server lost'],
  data_age: ['最新数据', 'newest data'],
  no_data_yet: ['启动后尚无数据', 'no data since start'],

  frozen: ['画面已停止更新', 'This screen has stopped updating'],
  frozen_server: [
    '自 {time} 起与值守台服务器失去联系(已 {age})。下面是那一刻的情况,现在可能更糟。请电话核实现场,不要据此解除任何措施。',
    'No contact with the console server since {time} ({age}). Below is what was known then; it may be worse now. Call the site; lift nothing on this.',
  ],
  frozen_broker: [
    '自 {time} 起收不到消息服务的数据(已 {age}),正在重连。下面是那一刻的情况,现在可能更糟。请电话核实现场,不要据此解除任何措施。',
    'Nothing received from the message broker since {time} ({age}); reconnecting. Below is what was known then; it may be worse now. Call the site; lift nothing on this.',
  ],
  quiet: ['没有任何站点来数', 'No station is reporting'],
  quiet_text: [
    '已 {age} 没有收到任何站点数据。系统仍在运行,但无数据不等于安全。',
    'No reading from any station for {age}. The system runs, but no data does not mean safe.',
  ],

  level_red: ['红(Ⅰ级)', 'Red (I)'],
  level_orange: ['橙(Ⅱ级)', 'Orange (II)'],
  level_yellow: ['黄(Ⅲ级)', 'Yellow (III)'],
  level_blue: ['蓝(Ⅳ级)', 'Blue (IV)'],
  level_none: ['无告警', 'No warning'],
  letter_red: ['红', 'R'],
  letter_orange: ['橙', 'O'],
  letter_yellow: ['黄', 'Y'],
  letter_blue: ['蓝', 'B'],

  fresh: ['正常', 'fresh'],
  stale: ['数据过时', 'stale'],
  unknown: ['失联/不明', 'unknown'],
  offline: ['离线', 'offline'],
  clock_fault: ['站钟不符', 'clock differs'],
  clock_fault_text: [
    '站点自报时间 {time} 与到达时间不符,数据龄按到达计算。',
    'The station gives {time}, which does not fit its arrival; age counts from arrival.',
  ],

  warnings: ['告警', 'Warnings'],
  none_now: ['目前没有告警。', 'No warning at present.'],
  none_now_unknown: [
    '目前没有告警,但有 {n} 个站点失联/不明:不明不等于安全。',
    'No warning at present, but {n} stations are unknown: unknown is not safe.',
  ],
  group_equipment: ['站点与系统故障', 'Station and system faults'],
  group_over: ['已结束', 'Ended'],
  group_retrospective: ['事后补记', 'Retrospective'],
  more: ['另有 {n} 条', '{n} more'],
  counts: ['汇总', 'Summary'],
  stations: ['站点', 'Stations'],
  station_count: ['{n} 个站点', '{n} stations'],
  filter: ['按名称或编号查找', 'Find by name or id'],
  no_match: ['没有符合的站点。', 'No station matches.'],

  status_raised: ['发布', 'raised'],
  status_upgraded: ['升级', 'upgraded'],
  status_downgraded: ['降级', 'downgraded'],
  status_updated: ['更新', 'updated'],
  status_pending_lift: ['待解除', 'pending lift'],
  status_lifted: ['解除', 'lifted'],
  status_cancelled: ['撤销(误报)', 'cancelled (false alarm)'],
  status_merged: ['并入', 'merged'],
  status_retrospective: ['事后补记', 'retrospective'],
  condition_returned: ['已回落', 'returned below'],
  condition_unknown: ['失联/不明', 'unknown'],
  basis_presumed: ['失联·按危险处置', 'lost contact: presumed at risk'],
  basis_reported: ['人工上报', 'reported by people'],
  basis_linked: ['关联推定', 'linked'],
  basis_official: ['官方信息', 'official'],
  unconfirmed: ['重连后未再确认', 'not confirmed since reconnect'],
  exercise_chip: ['演练', 'exercise'],
  ago: ['{age}前', '{age} ago'],
  issued: ['发布于', 'issued'],

  close: ['关闭', 'Close'],
  card_label: ['告警依据', 'Why this warning'],
  advice: ['建议', 'Advice'],
  evidence: ['依据', 'Evidence'],
  no_evidence: ['没有附带依据。', 'No evidence attached.'],
  ev_station: ['站点', 'Station'],
  ev_value: ['测值', 'Value'],
  ev_threshold: ['阈值', 'Threshold'],
  ev_quality: ['质量', 'Quality'],
  ev_time: ['观测时间', 'Measured'],
  ev_rule: ['规则', 'Rule'],
  rule_version: ['规则第 {n} 版', 'rules version {n}'],
  window: ['{w}内', 'in {w}'],
  next_level: ['距下一级', 'To the next level'],
  next_distance: ['还差 {d} 到 {level}', '{d} below {level}'],
  next_eta: ['按目前趋势约 {age}后({time})', 'at the present trend in about {age} ({time})'],
  next_range: ['范围 {from} – {to}', 'range {from} – {to}'],
  next_range_open: ['最早 {from},也可能达不到', 'earliest {from}, may never be reached'],
  next_passed: ['按趋势应已到达({time})', 'by the trend already due ({time})'],
  next_no_trend: ['目前没有可用的趋势', 'no usable trend at present'],
  top_level: ['已是最高级', 'already the highest level'],
  revisions: ['经过', 'Timeline'],
  revisions_partial: ['数据库暂不可用,以下只含本次启动以来的记录。', 'The store does not answer; this is only what was seen since the console started.'],
  revision_n: ['第 {n} 次', 'no. {n}'],
  reason: ['说明', 'Reason'],
  details: ['编号', 'Id'],
  show_station: ['看过程线', 'Show chart'],

  station_label: ['站点详情', 'Station'],
  now_value: ['当前值', 'Now'],
  no_value: ['没有数据', 'no data'],
  never: ['从未收到', 'never received'],
  range: ['时段', 'Range'],
  range_3h: ['3 小时', '3 h'],
  range_24h: ['24 小时', '24 h'],
  range_7d: ['7 天', '7 d'],
  chart: ['过程线', 'Chart'],
  chart_summary: [
    '{quantity}:{n} 个数据,最低 {low},最高 {high}',
    '{quantity}: {n} samples, lowest {low}, highest {high}',
  ],
  chart_empty: ['该时段没有存储的数据。', 'No stored data in this range.'],
  chart_failed: ['历史数据暂不可用(数据库没有应答);当前值不受影响。', 'History is not available (the store does not answer); the current value is not affected.'],
  measured: ['实测', 'measured'],
  doubtful: ['存疑/错误', 'suspect or bad'],
  thresholds: ['阈值', 'Thresholds'],
  threshold_close_at: ['封闭线', 'close'],
  threshold_warning: ['警戒', 'warning'],
  threshold_guarantee: ['保证', 'guarantee'],
  threshold_flood_limit: ['汛限', 'flood limit'],
  threshold_normal: ['正常蓄水位', 'normal'],
  threshold_design: ['设计', 'design'],
  threshold_check: ['校核', 'check'],
  threshold_crest: ['坝顶', 'crest'],
  threshold_highest: ['历史最高', 'highest'],
  no_thresholds: ['没有为该处配置阈值:只测不判。', 'No thresholds configured here: measured, not judged.'],
  interval: ['上报间隔', 'reports every'],
  open_warnings: ['此处告警', 'Warnings here'],

  map: ['地图', 'Map'],
  map_help: [
    '站点地图。方向键移动,加减键缩放;所有站点也在站点列表中。',
    'Map of stations. Arrow keys move, plus and minus zoom; every station is also in the station list.',
  ],
  zoom_in: ['放大', 'Zoom in'],
  zoom_out: ['缩小', 'Zoom out'],
  fit: ['全图', 'Whole area'],
  legend: ['图例', 'Legend'],
  legend_none: ['无告警,数据正常', 'no warning, data fresh'],
  legend_stale: ['数据过时', 'data stale'],
  legend_unknown: ['失联/不明(不等于安全)', 'unknown (not safe)'],
  legend_presumed: ['失联,但告警未解除', 'lost, its warning stands'],

  quality_1: ['可信', 'good'],
  quality_2: ['未评估', 'not evaluated'],
  quality_3: ['存疑', 'suspect'],
  quality_4: ['错误', 'bad'],
  quality_9: ['缺测', 'missing'],

  hazard_waterlogging: ['积水', 'Waterlogging'],
  hazard_rainstorm: ['暴雨', 'Rainstorm'],
  hazard_river: ['河道水位', 'River stage'],
  hazard_reservoir: ['水库水位', 'Reservoir level'],
  hazard_flash_flood: ['山洪', 'Flash flood'],
  hazard_station: ['站点故障', 'Station fault'],
  hazard_system: ['系统', 'System'],

  q_water_depth: ['积水深度', 'Water depth'],
  q_stage: ['水位', 'Stage'],
  q_rain: ['雨量', 'Rain'],
  q_rain_total: ['累计雨量', 'Rain total'],
  q_discharge: ['流量', 'Discharge'],
  q_rise_rate: ['上涨速度', 'Rise'],
  q_battery: ['电压', 'Battery'],
  q_signal: ['信号', 'Signal'],
  q_rain_sum: ['{w}雨量', 'Rain in {w}'],

  kind_waterlogging: ['积水站', 'waterlogging station'],
  kind_rain: ['雨量站', 'rain gauge'],
  kind_river: ['水位站', 'river gauge'],
  kind_reservoir: ['水库站', 'reservoir'],

  day: ['天', 'd'],
  hour: ['小时', 'h'],
  minute: ['分', 'min'],
  second: ['秒', 's'],
  minutes: ['分钟', 'min'],
  cm: ['厘米', 'cm'],
  m: ['米', 'm'],
  mm: ['毫米', 'mm'],
  cm_10min: ['厘米/10分钟', 'cm/10 min'],
  m_h: ['米/小时', 'm/h'],
};

const KEY = 'fengsui.lang';

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage is switched off: Chinese
  }
}

let current = pick(new URLSearchParams(location.search).get('lang') ?? remembered());

function pick(wanted) {
  return wanted === 'en' ? 'en' : 'zh';
}

export const lang = () => current;

export function switchLanguage() {
  current = current === 'zh' ? 'en' : 'zh';
  try {
    localStorage.setItem(KEY, current);
  } catch {
    // storage is switched off: the choice lasts as long as the page
  }
  const url = new URL(location.href);
  url.searchParams.set('lang', current);
  history.replaceState(null, '', url);
}

/** The word for a key, with {name} filled in; the key itself where there is none. */
export function t(key, fill = {}) {
  const word = WORDS[key]?.[current === 'zh' ? 0 : 1] ?? key;
  return word.replace(/\{(\w+)\}/g, (all, name) => fill[name] ?? all);
}

/** The word for a key, or what is given where the table has none. */
export const tOr = (key, otherwise) => (key in WORDS ? t(key) : otherwise);

/** One language of a {zh, en} text. */
export function local(text) {
  if (text == null || typeof text === 'string') {
    return text ?? '';
  }
  return String(text[current] || text.zh || text.en || '');
}
