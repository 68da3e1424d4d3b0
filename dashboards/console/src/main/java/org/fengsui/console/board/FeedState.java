package org.fengsui.console.board;

/**
 * How the feed itself is doing, in wall time.
 *
 * <p>Thread-safety: any thread.
 */
public final class FeedState {

    private volatile boolean connected;
    private volatile long lastMessage;
    private volatile long lastData;

    public boolean connected() {
        return connected;
    }

    public void connected(boolean nowConnected) {
        connected = nowConnected;
    }

    /** A live message came in; {@code data} if it was a reading of a station. */
    public void heard(long wall, boolean data) {
        lastMessage = wall;
        if (data) {
            lastData = wall;
        }
    }

    /** Wall time of the newest message, epoch ms, 0 for none since the start. */
    public long lastMessage() {
        return lastMessage;
    }

    /** Wall time of the newest reading, epoch ms, 0 for none since the start. */
    public long lastData() {
        return lastData;
    }
}
