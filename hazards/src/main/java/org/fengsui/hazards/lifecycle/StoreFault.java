package org.fengsui.hazards.lifecycle;

import org.fengsui.hazards.warning.Level;
import org.fengsui.hazards.warning.LocalText;

/**
 * What can be the matter with the way of history into the store, the worst last. On the wire a
 * fault is its {@link #word()}, with a detail after a space where there is one.
 */
public enum StoreFault {
    /** It has not answered, or has been too busy, for long. */
    AWAY(
            Level.BLUE,
            new LocalText("历史数据库无响应", "the history store does not answer"),
            new LocalText("请检查数据库是否运行 数据暂存本机磁盘", "start the store; history waits on disk")),
    /** A segment was damaged on disk. */
    UNREADABLE(
            Level.ORANGE,
            new LocalText("历史数据段损坏", "a segment of history cannot be read"),
            new LocalText(
                    "请检查磁盘 再移走unreadable目录中的文件",
                    "check the disk, then take the files out of the folder unreadable")),
    /** More is queued on disk than was allowed for. */
    FULL(
            Level.ORANGE,
            new LocalText("待入库历史过多", "the queue of history is full"),
            new LocalText("请恢复数据库或扩充磁盘", "bring the store back or add disk space")),
    /** Rights, organisation, bucket or address are wrong. */
    REFUSED(
            Level.ORANGE,
            new LocalText("历史数据库拒绝写入", "the history store refuses us"),
            new LocalText("请检查地址 令牌 组织和存储桶", "check address, token, organisation and bucket")),
    /** The disk was running full, so that the oldest history was given up. */
    DROPPED(
            Level.ORANGE,
            new LocalText(
                    "磁盘将满 已丢弃最早的历史", "the disk is nearly full, the oldest history was dropped"),
            new LocalText(
                    "请立即清理磁盘 归档中仍有原始报文",
                    "free disk space now; the archive still has the messages"));

    private final Level level;
    private final LocalText text;
    private final LocalText advice;

    StoreFault(Level level, LocalText text, LocalText advice) {
        this.level = level;
        this.text = text;
        this.advice = advice;
    }

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    Level level() {
        return level;
    }

    LocalText text() {
        return text;
    }

    LocalText advice() {
        return advice;
    }
}
