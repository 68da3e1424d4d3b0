package org.fengsui.jobs.replay.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code report.html}: the replay on paper. One file, no scripts, nothing from elsewhere. */
final class ReportFile {

    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>烽燧 回放报告 · Fengsui replay report</title>
            <style>
            body { font: 14px/1.5 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif;
              color: #1a1a1a; background: #fff; max-width: 1100px; margin: 24px auto;
              padding: 0 16px; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
            h1 { font-size: 24px; margin: 0; } h2 { font-size: 17px; margin: 28px 0 8px; }
            h1 small, h2 small { font-weight: normal; color: #555; font-size: 0.75em; }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; }
            th, td { text-align: left; vertical-align: top; padding: 4px 10px 4px 0;
              border-bottom: 1px solid #ddd; }
            th { border-bottom: 2px solid #888; } thead { display: table-header-group; }
            td.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
            tr { break-inside: avoid; } svg { width: 100%; min-width: 640px; height: auto; }
            svg text { font-size: 12px; fill: #333; } .tick { stroke: #ddd; }
            rect.blue { fill: #2f6fde; } rect.yellow { fill: #f4c20d; }
            rect.orange { fill: #f2840f; } rect.red { fill: #d3202f; }
            .mark { display: inline-block; padding: 0 6px; border-radius: 3px; color: #000;
              white-space: nowrap; }
            .mark.blue { background: #2f6fde; color: #fff; } .mark.yellow { background: #f4c20d; }
            .mark.orange { background: #f2840f; } .mark.red { background: #d3202f; color: #fff; }
            .en { color: #555; }
            @media print { body { margin: 0; max-width: none; font-size: 11px; }
              .scroll { overflow: visible; } svg { min-width: 0; } @page { margin: 14mm; } }
            </style>
            </head>
            <body>
            <h1>烽燧 回放报告 <small>Fengsui replay report</small></h1>
            """;

    private final Extent extent;
    private final Outcome outcome;
    private final TimeText times;
    private final StringBuilder out = new StringBuilder(HEAD);

    private ReportFile(Extent extent, Outcome outcome) {
        this.extent = extent;
        this.outcome = outcome;
        this.times = new TimeText(extent.zone());
    }

    static void write(Path file, Extent extent, Outcome outcome) throws IOException {
        ReportFile report = new ReportFile(extent, outcome);
        report.period();
        report.counts();
        report.chart();
        report.peaks();
        report.warnings();
        report.rejected();
        report.out.append("</body>\n</html>\n");
        Files.writeString(file, report.out);
    }

    private void period() {
        if (extent.first() == Long.MIN_VALUE) {
            out.append("<p>没有可用的记录。 <span class=\"en\">No usable records.</span></p>\n");
            return;
        }
        out.append(
                "<p>%s – %s (%s) · 规则版本 <span class=\"en\">rules</span> %d · 登记表版本 <span class=\"en\">registry</span> %d</p>\n"
                        .formatted(
                                times.of(extent.first()),
                                times.of(extent.end()),
                                Html.escape(extent.zone().getId()),
                                extent.rules(),
                                extent.registry()));
    }

    private void counts() {
        heading("计数", "Counts");
        out.append("<table><tbody>\n");
        count("读入记录", "records read", extent.records());
        count("观测", "observations kept", extent.observations());
        count("拒收", "rejected", outcome.reasons.total());
        count("告警", "warnings", outcome.warnings());
        count("告警版本", "revisions of warnings", outcome.revisions);
        count("结束时未解除", "open at the end", outcome.open());
        out.append("</tbody></table>\n");
    }

    private void count(String zh, String en, long number) {
        out.append(
                "<tr><td>%s <span class=\"en\">%s</span></td><td class=\"number\">%d</td></tr>\n"
                        .formatted(zh, en, number));
    }

    private void chart() {
        if (outcome.timeline.lanes().isEmpty()) {
            return;
        }
        heading("等级随时间变化", "Levels over time; hatched: unknown");
        LevelChart chart = new LevelChart(outcome.timeline, extent.first(), extent.end(), times);
        out.append("<div class=\"scroll\">").append(chart.svg()).append("</div>\n");
    }

    private void peaks() {
        if (outcome.peaks.isEmpty()) {
            return;
        }
        heading("各对象最高等级", "Peak of each subject");
        table("对象 Subject", "灾种 Hazard", "最高等级 Level", "数值 Value", "时间 Time");
        for (Peak peak : outcome.peaks.values()) {
            WarningRow row = peak.row();
            String value =
                    Double.isFinite(row.value())
                            ? row.indicator() + " " + NumberText.of(row.value()) + " " + row.unit()
                            : "";
            out.append("<tr>");
            subject(row);
            level(row);
            cell("number", Html.escape(value));
            cell("number", times.of(row.time()));
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    private void warnings() {
        heading(
                "告警过程",
                "Warnings in time: where level, status or knowledge changed; all revisions are in"
                        + " warnings.jsonl");
        if (outcome.listed.isEmpty()) {
            out.append("<p>没有告警。 <span class=\"en\">No warnings.</span></p>\n");
            return;
        }
        table("发出 Issued", "对象 Subject", "灾种 Hazard", "等级 Level", "状态 Status", "内容 Headline");
        for (WarningRow row : outcome.listed) {
            out.append("<tr>");
            cell("number", times.of(row.issued()));
            subject(row);
            level(row);
            cell("", StatusText.of(row.status()));
            cell(
                    "",
                    "%s<br><span class=\"en\">%s</span>"
                            .formatted(
                                    Html.escape(row.headline().zh()),
                                    Html.escape(row.headline().en())));
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
        if (outcome.changes > outcome.listed.size()) {
            out.append(
                    "<p>只列前 %1$d 条，共 %2$d 条。 <span class=\"en\">The first %1$d of %2$d.</span></p>\n"
                            .formatted(outcome.listed.size(), outcome.changes));
        }
    }

    private void rejected() {
        if (outcome.reasons.total() == 0) {
            return;
        }
        heading("拒收原因", "Reasons for rejection");
        table("原因 Reason", "条数 Count");
        for (Map.Entry<String, Long> reason : outcome.reasons.counts().entrySet()) {
            out.append("<tr>");
            cell("", Html.escape(reason.getKey()));
            cell("number", String.valueOf(reason.getValue()));
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
    }

    private void heading(String zh, String en) {
        out.append("<h2>%s <small>%s</small></h2>\n".formatted(zh, en));
    }

    private void table(String... columns) {
        out.append("<div class=\"scroll\"><table><thead><tr>");
        for (String column : columns) {
            out.append("<th>").append(column).append("</th>");
        }
        out.append("</tr></thead><tbody>\n");
    }

    private void subject(WarningRow row) {
        cell(
                "",
                "%s <span class=\"en\">%s</span>"
                        .formatted(Html.escape(row.name().zh()), Html.escape(row.subject())));
        cell(
                "",
                "%s <span class=\"en\">%s</span>"
                        .formatted(row.hazard().label().zh(), row.hazard().label().en()));
    }

    private void level(WarningRow row) {
        String doubt =
                row.presumed()
                        ? " 失联·按危险处置 <span class=\"en\">presumed</span>"
                        : row.unknown() ? " 失联·不明 <span class=\"en\">unknown</span>" : "";
        cell(
                "",
                "<span class=\"mark %s\">%s</span>%s"
                        .formatted(row.level().id(), row.level().label().zh(), doubt));
    }

    private void cell(String style, String content) {
        out.append(style.isEmpty() ? "<td>" : "<td class=\"" + style + "\">")
                .append(content)
                .append("</td>");
    }
}
