package org.fengsui.jobs.replay.output;

import org.fengsui.hazards.warning.Status;

/** What a revision did, in both languages. */
final class StatusText {

    private StatusText() {}

    static String of(Status status) {
        String zh =
                switch (status) {
                    case RAISED -> "发出";
                    case UPGRADED -> "升级";
                    case DOWNGRADED -> "降级";
                    case UPDATED -> "更新";
                    case PENDING_LIFT -> "待解除";
                    case LIFTED -> "解除";
                    case CANCELLED -> "撤销(误报)";
                    case MERGED -> "并入";
                    case RETROSPECTIVE -> "事后补记";
                };
        return "%s <span class=\"en\">%s</span>".formatted(zh, status.id().replace('_', ' '));
    }
}
